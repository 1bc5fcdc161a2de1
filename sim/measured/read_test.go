package measured

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"karvon/sim/fit"
	"karvon/sim/internal/sheet"
)

// told writes what was read in one line.
func told(d *Data) string {
	var all []string
	all = append(all, string(d.Kind), fmt.Sprintf("%d of %d", d.Used, d.Rows))
	for _, l := range d.Left {
		all = append(all, fmt.Sprintf("-%d %s %s", l.Rows, l.Why, l.Places[0]))
	}
	for _, g := range d.Groups {
		said := "[" + g.Name
		if n := len(g.Arrivals); n > 0 {
			said += fmt.Sprintf(" %d arrivals from %s", n, clockText(g.Arrivals[0]))
		}
		if n := len(g.Durations); n > 0 {
			said += fmt.Sprintf(" %d times", n)
			for _, o := range g.Durations[:min(n, 3)] {
				said += " " + seconds(o)
			}
		}
		if n := len(g.Counts); n > 0 {
			said += fmt.Sprintf(" %d counts of %.0f s from %s: %.0f", n, g.Counts[0].Length, clockText(g.Counts[0].Start),
				g.Counts[0].N)
		}
		for _, t := range g.Totals[:min(len(g.Totals), 3)] {
			said += fmt.Sprintf(" %d-%02d %.0f", t.Year, t.Month, t.N)
		}
		if g.Size > 0 {
			said += fmt.Sprintf(" n %d", g.Size)
		}
		for _, s := range g.Statements {
			said += fmt.Sprintf(" %s(%g) %g", s.Measure, s.At, s.Value)
		}
		all = append(all, strings.Replace(said, "[ ", "[", 1)+"]")
	}
	for _, m := range d.Remarks {
		if m.Note != Unread && m.Note != Alike {
			all = append(all, fmt.Sprintf("%s %d", m.Note, m.Count))
		}
	}
	return strings.Join(all, " | ")
}

func seconds(o fit.Observation) string {
	switch {
	case math.IsInf(o.High, 1):
		return fmt.Sprintf(">%g", o.Low)
	case o.Low != o.High:
		return fmt.Sprintf("%g-%g", o.Low, o.High)
	}
	return fmt.Sprintf("%g", o.Low)
}

func clockText(at float64) string { return time.Unix(int64(at), 0).UTC().Format("2006-01-02 15:04:05") }

func readText(t *testing.T, text string, o Options) string {
	t.Helper()
	d, err := Read(t.Context(), "data.csv", []byte(text), o)
	if err != nil {
		return "error: " + err.Error()
	}
	return told(d)
}

func TestFilesOfManyMakersAreRead(t *testing.T) {
	for _, test := range []struct {
		name, text string
		o          Options
		want       string
	}{
		{"visits of a logger", "\ufeffPlate;Arrived;Departed\r\n01A123BC;02.09.2024 6:30;02.09.2024 7:15\r\n" +
			"01B777CC;02.09.2024 23:50;03.09.2024 0:20\r\n",
			Options{}, "visits | 2 of 2 | [2 arrivals from 2024-09-02 06:30:00 2 times 2700 1800]"},
		{"times of day over midnight", "Date,Time in,Time out,Driver\n2024-09-02,23:50,00:20,Ivanov\n" +
			"2024-09-02,08:00,09:00,Petrov\n2024-09-03,10:00,,Sidorov\n",
			Options{}, "visits | 3 of 3 | -1 no-end line 4 | [3 arrivals from 2024-09-02 08:00:00 2 times 1800 3600] | " +
				"over-midnight 1 | out-of-order 1"},
		{"Russian headers under a title", "Журнал въезда;;\n;;\nГос. номер;Дата въезда;Дата выезда\n40A111;01.10.2024 " +
			"08:00;01.10.2024 09:30\n40A112;01.10.2024 08:10;01.10.2024 08:00\nИтого;2;\n",
			Options{}, "visits | 1 of 3 | -1 total-row line 6 | -1 end-before-start line 5 | [1 arrivals from 2024-10-01 " +
				"08:00:00 1 times 5400]"},
		{"a gate log by zone", "timestamp,plate\n2024-09-02T06:30:15+05:00,AAA111\n2024-09-02T06:31:15+05:00,BBB222\n",
			Options{}, "passages | 2 of 2 | [2 arrivals from 2024-09-02 06:30:15] | zone 2"},
		{"Unix seconds", "time\n1725258600\n1725258660\n1725259000\n", Options{Zone: "Asia/Tashkent"},
			"passages | 3 of 3 | [3 arrivals from 2024-09-02 11:30:00] | unix 3"},
		{"no headers", "2024-09-02 06:30:15,AAA111\n2024-09-02 06:31:15,BBB222\n", Options{},
			"passages | 2 of 2 | [2 arrivals from 2024-09-02 06:30:15]"},
		{"counts by hour", "date,hour,count\n2024-09-02,0,5\n2024-09-02,1,7\n2024-09-02,2,n/a\n2024-09-02,3,9\n", Options{},
			"counts | 3 of 4 | -1 no-count line 4 | [3 counts of 3600 s from 2024-09-02 00:00:00: 5] | gaps 1"},
		{"hours from 1 to 24", "Дата;Час;Количество\n02.09.2024;1;5\n02.09.2024;2;7\n02.09.2024;24;9\n", Options{},
			"counts | 3 of 3 | [3 counts of 3600 s from 2024-09-02 00:00:00: 5] | hours-from-1 3 | gaps 21"},
		{"intervals", "Day,Interval,Vehicles\n02/09/2024,08:00-09:00,\"1,205\"\n02/09/2024,09:00-10:00,980\n" +
			"13/09/2024,10:00-11:00,3\n", Options{},
			"counts | 3 of 3 | [3 counts of 3600 s from 2024-09-02 08:00:00: 1205] | day-first 1 | thousands 1 | gaps 264"},
		{"times of day with a point", "Дата;Время въезда;Время выезда\n02.09.24;08.15;09.45\n02.09.24;23.50;00.20\n",
			Options{Time: "Дата+Время въезда", Until: "Дата+Время выезда"},
			"visits | 2 of 2 | [2 arrivals from 2024-09-02 08:15:00 2 times 5400 1800] | over-midnight 1"},
		{"visits by dates alone", "Arrived,Departed\n2024-09-02,2024-09-04\n2024-09-03,2024-09-04\n" +
			"2024-09-04,2024-09-09\n", Options{}, "visits | 3 of 3 | [3 times 172800 86400 432000] | dates-alone 3"},
		{"months with a point", "Пост;Месяц;Всего\nЯллама;01.2023;9100\nЯллама;02.2023;9300\nЯллама;03.2023;9200\n",
			Options{}, "totals | 3 of 3 | [2023-01 9100 2023-02 9300 2023-03 9200]"},
		{"months at midnight", "Port,Date,Value\nAlcan,01/01/2023 12:00:00 AM,900\nAlcan,02/01/2023 12:00:00 AM,910\n" +
			"Alcan,01/01/2024 12:00:00 AM,920\nAlcan,12/01/2024 12:00:00 AM,930\n", Options{},
			"totals | 4 of 4 | [2023-01 900 2023-02 910 2024-01 920] | month-first-am 8"},
		{"quarters", "from;to;trucks\n2024-09-02 08:00;2024-09-02 08:15;4\n2024-09-02 08:15;2024-09-02 08:30;6\n", Options{},
			"counts | 2 of 2 | [2 counts of 900 s from 2024-09-02 08:00:00: 4]"},
		{"wide by hours", "Date,0,1,2,3,4,5,6,7,Total\n2024-09-02,1,2,3,4,5,6,7,8,36\n2024-09-03,1,2,3,4,5,6,7,8,36\n" +
			"Total,2,4,6,8,10,12,14,16,72\n", Options{},
			"counts | 16 of 3 | -1 total-row line 4 | [16 counts of 3600 s from 2024-09-02 00:00:00: 1] | gaps 16"},
		{"wide by days", "Hour;02.09.2024;03.09.2024;04.09.2024\n08-09;1;2;3\n09-10;4;5;6\n", Options{},
			"counts | 6 of 2 | [6 counts of 3600 s from 2024-09-02 08:00:00: 1] | gaps 44"},
		{"traffic of a highway", "holiday,temp,rain_1h,weather_main,date_time,traffic_volume\n" +
			"None,288.28,0,Clouds,2012-10-02 09:00:00,5545\nNone,289.36,0,Clouds,2012-10-02 10:00:00,4516\n" +
			"None,289.36,0,Rain,2012-10-02 10:00:00,4516\n", Options{},
			"counts | 2 of 3 | -1 repeated line 4 | [2 counts of 3600 s from 2012-10-02 09:00:00: 5545]"},
		{"a counter of two ways", "Date,Total,East,West\n11/01/2019 12:00:00 AM,9,4,5\n11/13/2019 01:00:00 AM,2,1,1\n",
			Options{Count: []string{"East", "West"}},
			"counts | 4 of 2 | [East 2 counts of 3600 s from 2019-11-01 00:00:00: 4] | [West 2 counts of 3600 s from " +
				"2019-11-01 00:00:00: 5] | month-first 1 | gaps 288 | gaps 288"},
		{"parts of a date", "RequestID,Boro,Yr,M,D,HH,MM,Vol,SegmentID\n32970,Queens,2021,4,30,2,0,3,149701\n" +
			"32970,Queens,2021,4,30,2,15,1,149701\n", Options{},
			"counts | 2 of 2 | [2 counts of 900 s from 2021-04-30 02:00:00: 3]"},
		{"minutes in the header", "id;Service time (min)\n1;3,5\n2;4\n3;>10\n4;\n", Options{},
			"times | 3 of 4 | -1 no-duration line 5 | [3 times 210 240 >600] | decimal-comma 1 | beyond 1"},
		{"hours, minutes and seconds", "Release time,Channel\n1:20:00,red\n0:05:30,green\n", Options{},
			"times | 2 of 2 | [2 times 4800 330] | h:mm 1"},
		{"durations in words", "wait\n1h 20m\n2 hrs 5 min\nno delay\n15-30 min\n", Options{},
			"times | 4 of 4 | [4 times 4800 7500 0] | within 1"},
		{"waits by hour", "Port Name,Date,Time,Delay (minutes)\nOtay Mesa,09/13/2024,11:00 am PDT,25\nOtay " +
			"Mesa,09/13/2024,12:00 pm PDT,no delay\n", Options{},
			"times | 2 of 2 | [2 times 1500 0] | month-first 2"},
		{"monthly totals by port", "Port Name,State,Port Code,Border,Date,Measure,Value\nAlcan,Alaska,3104,US-Canada " +
			"Border,Jan 2024,Trucks,120\nAlcan,Alaska,3104,US-Canada Border,Feb 2024,Trucks,130\n" +
			"Blaine,Washington,3004,US-Canada Border,Jan 2024,Trucks,\"28,120\"\nBlaine,Washington,3004,US-Canada " +
			"Border,Jan 2024,Trains,81\n", Options{Where: []string{"Measure=Trucks"}},
			"totals | 3 of 4 | [Alcan 2024-01 120 2024-02 130] | [Blaine 2024-01 28120] | where 1 | thousands 1"},
		{"months as headers", "Post,Year,Jan,Feb,Mar\nYallama,2024,10,20,30\nGʻishtkoʻprik,2024,11,21,31\n", Options{},
			"totals | 6 of 2 | [Yallama 2024-01 10 2024-02 20 2024-03 30] | [Gʻishtkoʻprik 2024-01 11 2024-02 21 2024-03 31]"},
		{"months as rows", "Месяц;Грузовиков\nянварь 2024;100\nфевраль 2024;110\n", Options{},
			"totals | 2 of 2 | [2024-01 100 2024-02 110]"},
		{"a summary a row", "Channel,n,Mean (min),Median (min),P95 (min),Share > 2 h\ngreen,120,12.5,9,40,1%\n" +
			"red,30,95,80,240,35%\n", Options{},
			"summaries | 2 of 2 | [green n 120 mean(0) 750 quantile(0.5) 540 quantile(0.95) 2400 above(7200) 0.01] | [red " +
				"n 30 mean(0) 5700 quantile(0.5) 4800 quantile(0.95) 14400 above(7200) 0.35]"},
		{"a summary in rows", "statistic;minutes\nn;120\nmean;12,5\nmedian;9\nsd;8\n", Options{},
			"summaries | 4 of 4 | [n 120 mean(0) 750 quantile(0.5) 540 sd(0) 480]"},
		{"who was still there", "arrival,departure\n2024-09-02 08:00,2024-09-02 09:00\n2024-09-02 17:00,\n",
			Options{End: "2024-09-02 18:00"},
			"visits | 2 of 2 | [2 arrivals from 2024-09-02 08:00:00 2 times 3600 >3600] | still-inside 1"},
		{"the same plate twice", "time,plate\n2024-09-02 08:00:01,AA1\n2024-09-02 08:00:01,aa 1\n2024-09-02 " +
			"09:00:01,AA1\n", Options{Identity: "plate"},
			"passages | 2 of 3 | -1 repeated line 3 | [2 arrivals from 2024-09-02 08:00:01] | identities 1 | returned 1"},
		{"windows-1251", string([]byte{0xc4, 0xe0, 0xf2, 0xe0, ';', 0xd7, 0xe0, 0xf1, ';', 0xca, 0xee, 0xeb, '-', 0xe2,
			0xee, '\n'}) + "02.09.2024;8;5\n02.09.2024;9;6\n", Options{},
			"counts | 2 of 2 | [2 counts of 3600 s from 2024-09-02 08:00:00: 5]"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := readText(t, test.text, test.o); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

func TestWhatHasTwoReadingsIsAnErrorThatSaysTheFlag(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"day or month", "time\n02/03/2024 08:00\n03/04/2024 09:00\n", "--dates day-first"},
		{"two beginnings", "plate,Arrival gate,Arrival desk,Departure\nA,2024-09-02 08:00,2024-09-02 08:10,2024-09-02 " +
			"09:00\n", "Arrival gate, Arrival desk; say which by --time"},
		{"passages by dates alone", "Passed\n2024-09-02\n2024-09-02\n2024-09-13\n", "--time DATE+CLOCK"},
		{"no unit", "Service time\n3\n4\n", "--unit"},
		{"minutes or hours", "Service time\n3:20\n4:10\n", "--unit h:mm or --unit m:ss"},
		{"decimal comma or thousands", "\"wait, min\"\n\"1,250\"\n\"2,125\"\n", `--decimal ","`},
		{"two numbers", "Date,Hour,East,West\n2024-09-02,1,4,5\n2024-09-02,2,4,5\n", "East, West; say which by --count"},
		{"several rows an hour", "Date,Hour,Lane name,Count\n2024-09-02,1,a,5\n2024-09-02,1,b,6\n2024-09-02,2,a,7\n" +
			"2024-09-02,2,b,8\n2024-09-02,3,a,9\n2024-09-02,3,b,7\n", "--by COLUMN"},
		{"nothing known", "a,b\nx,y\nz,w\n", "--kind"},
		{"nothing", "", "holds nothing"},
	} {
		got := readText(t, test.text, Options{})
		if !strings.HasPrefix(got, "error: ") || !strings.Contains(got, test.want) {
			t.Errorf("%s: %s", test.name, got)
		}
	}
}

func TestAHundredThousandRowsAreReadFast(t *testing.T) {
	var b strings.Builder
	b.WriteString("plate;lane;arrived;departed\n")
	at := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)
	for i := range 100_000 {
		at = at.Add(3 * time.Minute)
		fmt.Fprintf(&b, "01A%03dBC;%d;%s;%s\n", i%1000, i%4, at.Format("02.01.2006 15:04:05"),
			at.Add(40*time.Minute).Format("02.01.2006 15:04:05"))
	}
	start := time.Now()
	got := readText(t, b.String(), Options{Format: sheet.Format{}})
	if took := time.Since(start); took > 4*time.Second {
		t.Errorf("it took %v", took)
	} else {
		t.Logf("%v", took)
	}
	if !strings.HasPrefix(got, "visits | 100000 of 100000") {
		t.Errorf("%.200s", got)
	}
}

func TestRowsThatNobodyHasAreSaidToBeNone(t *testing.T) {
	_, err := Read(t.Context(), "a.csv", []byte("Wait (min),Lane\n3,red\n4,red\n"), Options{Where: []string{"Lane=blue"}})
	if err == nil || !strings.Contains(err.Error(), "no row has what --where asks for") {
		t.Errorf("%v", err)
	}
}

// TestHoursFromOneAreToldByAllRows has so many rows that a class is found by every second one, which are odd hours.
func TestHoursFromOneAreToldByAllRows(t *testing.T) {
	for name, head := range map[string]string{"one date": "date;hour;count\n", "parts": "year;month;day;hour;count\n"} {
		var b strings.Builder
		b.WriteString(head)
		day := time.Date(2024, 3, 1, 0, 0, 0, 0, time.UTC)
		for i := range 60 * 24 {
			date := day.AddDate(0, 0, i/24).Format("02.01.2006")
			if name == "parts" {
				date = day.AddDate(0, 0, i/24).Format("2006;01;02")
			}
			fmt.Fprintf(&b, "%s;%02d;%d\n", date, i%24+1, i%24)
		}
		want := "counts | 1440 of 1440 | [1440 counts of 3600 s from 2024-03-01 00:00:00: 0] | hours-from-1 1440"
		if got := readText(t, b.String(), Options{}); got != want {
			t.Errorf("%s: %s", name, got)
		}
	}
}
