package measured

import (
	"fmt"
	"strings"
	"testing"
)

// gateLog is a log of entries and exits, not in the order of time: B comes twice without leaving between, C leaves
// without having come, D is still there, one row has no plate, one is no event, and one stands twice.
const gateLog = "Plate;Event;Time\n" +
	"A;in;2024-09-02 06:00\nB;entry;2024-09-02 06:05\nA;out;2024-09-02 06:30\nC;out;2024-09-02 06:31\n" +
	"B;Gate in;2024-09-02 07:00\nb ;exit;2024-09-02 07:10\nD;in;2024-09-02 08:00\n;in;2024-09-02 08:01\n" +
	"E;in;2024-09-02 08:02\nA;in;2024-09-02 05:00\nA;out;2024-09-02 05:20\nA;out;2024-09-02 05:20\n" +
	"E;out;2024-09-02 08:03\nE;in;2024-09-02 09:00\nE;out;2024-09-02 09:01\nF;in;2024-09-02 09:00\n" +
	"F;out;2024-09-02 09:01\nG;in;2024-09-02 09:00\nG;out;2024-09-02 09:01\nA;checked;2024-09-02 09:02\n"

func TestEntriesAndExitsArePairedByIdentity(t *testing.T) {
	for _, test := range []struct {
		o    Options
		want string
	}{
		{Options{Identity: "Plate"}, "visits | 16 of 20 | -1 no-identity line 9 | " +
			"-1 repeated line 13 | -1 bad-event line 21 | " +
			"-1 exit-alone line 5 | -2 entry-alone line 3 | [9 arrivals from 2024-09-02 05:00:00 7 times 1200 1800 600] | " +
			"paired 7 | identities 7"},
		{Options{Identity: "Plate", Event: "B", End: "2024-09-02 20:00"}, "visits | 16 of 20 | -1 no-identity line 9 | " +
			"-1 repeated line 13 | -1 bad-event line 21 | -1 exit-alone line 5 | -1 entry-alone line 3 | " +
			"[9 arrivals from 2024-09-02 05:00:00 8 times 1200 1800 600] | still-inside 1 | paired 7 | identities 7"},
		{Options{}, "passages | 20 of 20 | [20 arrivals from 2024-09-02 05:00:00] | both-ways 1 | out-of-order 3"},
		{Options{Where: []string{"Event=in"}}, "passages | 8 of 20 | [8 arrivals from 2024-09-02 05:00:00] | where 12 | " +
			"out-of-order 1"},
		{Options{Event: "Event"}, "error: --event pairs the entries and the exits of who it is, which is not said; name " +
			"the column of plates or numbers by --identity: each text is replaced by a number at once"},
	} {
		got := ""
		if data, err := Read(t.Context(), "log.csv", []byte(gateLog), test.o); err != nil {
			got = "error: " + err.Error()
		} else {
			got = told(data)
		}
		if got != test.want {
			t.Errorf("%+v: got\n%s\nwant\n%s", test.o, got, test.want)
		}
	}
}

// TestHeadersOfTheRegionAreRecognised reads visits, counts and times under headers in five languages, without flags.
func TestHeadersOfTheRegionAreRecognised(t *testing.T) {
	visit := "%s\n2024-09-02 06:00;2024-09-02 06:30\n2024-09-02 07:00;2024-09-02 07:20\n"
	counted := "%s\n02.09.2024;08:00;5\n02.09.2024;09:00;7\n02.09.2024;10:00;6\n"
	lasted := "%s\n12,5\n3,25\n7,75\n"
	for _, test := range []struct {
		under   string
		headers []string
		want    string
	}{
		{visit, []string{"Ankunft;Abfahrt", "Einfahrt;Ausfahrt", "Ankunftszeit;Abfahrtszeit", "Von;Bis", "Прибытие;Убытие",
			"Время въезда;Время выезда", "Келу;Кету", "Келген уақыты;Кеткен уақыты", "Кіру уақыты;Шығу уақыты", "Keldi;Ketdi",
			"Kirish vaqti;Chiqish vaqti", "Келган вақти;Кетган вақти"}, "visits | 2 of 2"},
		{counted, []string{"Datum;Uhrzeit;Anzahl", "Tag;Stunde;LKW", "Дата;Время;Количество", "Күні;Уақыты;Саны",
			"Sana;Vaqt;Soni", "Сана;Вақт;Сони"}, "counts | 3 of 3"},
		{lasted, []string{"Dauer (min)", "Wartezeit in Minuten", "Abfertigungszeit (min)", "Длительность (мин)",
			"Күту уақыты (мин)", "Kutish vaqti (daqiqa)"}, "times | 3 of 3"},
	} {
		for _, header := range test.headers {
			data, err := Read(t.Context(), "table.csv", fmt.Appendf(nil, test.under, header), Options{})
			if err != nil {
				t.Errorf("%s: %v", header, err)
			} else if got := told(data); !strings.HasPrefix(got, test.want) {
				t.Errorf("%s: %s", header, got)
			}
		}
	}
	for _, plates := range []string{"Kennzeichen", "LKW-Kennzeichen", "LKW Nummer", "Fahrer", "Reisepass", "Davlat raqami",
		"Мемлекеттік нөмірі"} {
		if m := meaningOf(plates); !m.roles[ofIdentity] {
			t.Errorf("%s is no header of identities", plates)
		}
	}
}

func TestWhatIsNoWorkbookIsCalledWhatItLooksLike(t *testing.T) {
	for raw, want := range map[string]string{
		"a;b\n1;2\n": "looks like text with separators (CSV); name it .csv", "<html><table>": "a page (HTML or XML)",
		"%PDF-1.7": "looks like PDF", `{"a": 1}`: "looks like JSON", "words": "looks like text;", "\x00\x01": "neither text",
		`<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">`: "old Excel in XML",
	} {
		_, err := Read(t.Context(), "Data.XLSX", []byte(raw), Options{})
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "named .xlsx") {
			t.Errorf("%q: %v", raw, err)
		}
	}
}

func TestDatesThatAreNumbersAreHintedAt(t *testing.T) {
	for _, text := range []string{"x;y\n45000.5;45000.6\n45001.25;45001.5\n", "stamp\n45000.5\n45001.25\n"} {
		if _, err := Read(t.Context(), "a.csv", []byte(text), Options{}); err == nil ||
			!strings.Contains(err.Error(), "dates as spreadsheets keep them") || strings.Contains(err.Error(), "45000") {
			t.Error(err)
		}
	}
	data, err := Read(t.Context(), "a.csv", []byte("x;y\n45000.5;45000.6\n45001.25;45001.5\n"),
		Options{Time: "A", Until: "B"})
	if err != nil || len(data.Groups[0].Durations) != 2 {
		t.Error(data, err)
	}
}
