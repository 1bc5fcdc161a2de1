package measured

import (
	"slices"
	"strings"
	"unicode"
)

// role is what a column can be.
type role uint8

const (
	ofNothing role = iota
	ofArrival
	ofDeparture
	ofMoment // of something that is not said
	ofHour
	ofCount
	ofDuration
	ofMonths
	ofYear
	ofDay
	ofMinute
	ofPost
	ofGroup
	ofIdentity
	ofSummary // a statistic: see statisticOf
	ofRow     // the number of a row
)

// phrases are the words of headers by role, the longest of which are looked for first. A word that says less than
// another stands in weak.
var phrases = map[role][]string{
	ofArrival: {"arrived", "arrival", "arrivals time", "arrive", "entry", "entered", "enter", "entrance", "time in",
		"check in", "checked in", "in time", "gate in", "in", "start", "started", "begin", "began", "from",
		"прибытие", "прибытия", "прибыл", "въезд", "въезда", "заезд", "заезда", "вход", "входа", "поступление",
		"поступления",
		"начало", "начала", "с", "въехал", "прибыло", "kirish", "kirdi", "kirgan", "kelish", "keldi", "kelgan", "кириш",
		"кирди", "кирган", "келиш", "келди", "келган", "келу", "келді", "келген", "кіру", "кірді", "кірген", "ankunft",
		"ankunftszeit", "angekommen", "einfahrt", "einfahrtszeit", "einfahrtzeit", "eingang", "eintritt", "beginn",
		"anfang", "von"},
	ofDeparture: {"departed", "departure", "depart", "exit", "exited", "time out", "check out", "checked out", "out time",
		"gate out", "out", "left", "leave", "released", "end", "ended", "finish", "finished", "completed", "until", "till",
		"to", "выезд", "выезда", "убытие", "убытия", "убыл", "выход", "выхода", "конец", "конца", "окончание", "окончания",
		"завершение", "завершения", "по", "выехал", "отбытие", "отбытия", "chiqish", "chiqdi", "chiqqan", "ketish", "ketdi",
		"ketgan", "чиқиш", "чиқди", "чиққан", "кетиш", "кетди", "кетган", "кету", "кетті", "кеткен", "шығу", "шықты",
		"шыққан", "abfahrt", "abfahrtszeit", "abgang", "ausfahrt", "ausfahrtszeit", "ausfahrtzeit", "ausgang", "austritt",
		"ende", "bis"},
	ofMoment: {"timestamp", "datetime", "date time", "time stamp", "time", "when", "moment", "passed", "passage", "date",
		"event time", "local time", "recorded", "дата", "время", "дата и время", "дата время", "проезд", "проезда", "сана",
		"vaqt", "vaqti", "sana", "sanasi", "вақт", "вақти", "санаси", "уақыт", "уақыты", "күні", "datum", "uhrzeit", "zeit",
		"zeitpunkt", "zeitstempel", "durchfahrt", "tag", "day", "день", "epoch", "unixtime", "unix"},
	ofHour: {"hour", "hours", "hr", "time slot", "slot", "hour of day", "interval", "period", "час", "часы", "часа",
		"интервал",
		"период", "hour ending", "hour beginning", "soat", "соат", "сағат", "stunde", "stunden", "zeitraum", "hh"},
	ofCount: {"count", "counts", "number of", "volume", "vehicles", "vehicle count", "trucks", "cars", "total", "value",
		"quantity", "qty", "n", "traffic", "traffic volume", "flow", "entries", "passengers", "persons", "people",
		"pedestrians", "trains", "containers", "buses", "lorries", "crossings", "passages", "arrivals", "количество",
		"кол во", "число", "всего", "машин", "автомобилей", "грузовиков", "интенсивность", "сони", "soni", "саны",
		"anzahl", "menge", "gesamt", "summe", "fahrzeuge", "lkw", "pkw", "lastwagen",
		"busse", "personen", "reisende", "verkehrsstärke", "vol"},
	ofDuration: {"duration", "service time", "processing time", "release time", "clearance time", "waiting time",
		"wait time", "wait", "waiting", "delay", "dwell", "dwell time", "elapsed", "elapsed time", "time taken",
		"travel time", "crossing time", "turnaround", "minutes", "seconds", "time spent", "handling time",
		"inspection time", "hours spent", "lead time", "mins", "secs", "длительность", "продолжительность", "ожидание",
		"время ожидания", "время обслуживания", "время оформления", "время выпуска", "время стоянки", "минут", "мин",
		"минуты",
		"сек", "секунд", "простой", "davomiyligi", "kutish", "kutish vaqti", "давомийлиги", "кутиш", "кутиш вақти",
		"ұзақтығы", "күту", "күту уақыты", "dauer", "wartezeit", "wartedauer", "bedienzeit", "abfertigungszeit",
		"abfertigungsdauer", "bearbeitungszeit", "bearbeitungsdauer", "aufenthaltsdauer", "standzeit", "verweildauer",
		"fahrzeit", "minuten", "sekunden"},
	ofMonths: {"month", "месяц", "mon", "month year", "oy", "ой", "ай", "мес", "monat"},
	ofYear:   {"year", "год", "yr", "yil", "йил", "жыл", "jahr", "yyyy"},
	ofDay:    {"day of month", "dd"},
	ofMinute: {"minute", "mm", "минута"},
	ofPost: {"port", "port name", "post", "post name", "crossing", "crossing name", "checkpoint",
		"border crossing", "bcp",
		"site", "site name", "station", "station name", "location", "location name", "segment", "segment id", "sensor",
		"sensor id", "detector", "counter", "device", "camera", "lane id", "site id", "station id", "location id",
		"port id", "port code", "пост", "кпп", "пункт", "пункт пропуска",
		"переход", "станция", "place name", "gate name", "lane name", "sensor name", "office", "office name", "customs " +
			"office", "grenzübergang", "übergang", "ort", "standort", "zählstelle", "messstelle", "бекет"},
	ofGroup: {"class", "type", "vehicle type", "vehicle class", "channel", "lane", "direction", "mode", "measure",
		"category",
		"border", "state", "country", "step", "stage", "activity", "agency", "regime", "класс", "тип", "канал", "полоса",
		"направление", "категория", "страна", "режим", "этап", "вид", "fahrzeugart", "fahrzeugklasse", "klasse",
		"spur", "fahrstreifen", "richtung", "fahrtrichtung",
		"kategorie", "kanal", "йўналиш", "yo nalish", "бағыт", "type name"},
	ofIdentity: {"plate", "plates", "plate number", "plate no", "number plate", "reg", "reg no", "reg number",
		"registration",
		"registration number", "licence", "license", "licence plate", "license plate", "vin", "passport", "passport no",
		"passport number", "name", "driver", "drivers", "driver name", "surname", "first name", "last name", "full name",
		"family name", "given name", "owner", "carrier", "consignee", "consignor", "company", "phone", "telephone",
		"mobile",
		"tel", "email", "e mail", "id", "id card", "identity", "visitor", "person", "vehicle id", "truck id",
		"truck number", "truck no",
		"vehicle number", "vehicle no", "car number", "car no", "trailer", "trailer number", "tag", "tag id", "mac", "iin",
		"pinfl", "inn", "birth", "birth date", "date of birth", "dob", "born", "address", "citizen", "citizenship",
		"declarant", "officer", "inspector", "номер", "госномер", "гос номер", "рег номер", "номер машины", "номер авто",
		"номер автомобиля", "паспорт", "номер паспорта", "паспорта", "фио", "ф и о", "имя", "фамилия", "отчество",
		"водитель",
		"водителя", "владелец", "перевозчик", "телефон", "иин", "пинфл", "инн", "дата рождения", "рождения", "адрес",
		"гражданство", "инспектор", "декларант", "raqam", "raqami", "рақами", "нөмірі", "жүргізуші", "kennzeichen",
		"nummernschild", "fahrer", "fahrername", "vorname",
		"nachname", "familienname", "ausweis", "ausweisnummer", "passnummer", "reisepass", "nummer", "halter", "spediteur",
		"firma", "telefon", "geburtsdatum", "anschrift", "adresse", "ism", "familiya", "haydovchi", "pasport", "грнз",
		"грз"},
	ofRow: {"no", "nr", "row", "index", "serial", "п п", "пп", "s no", "sl no", "id row", "line no", "record",
		"lfd", "lfd nr", "zeile"},
}

// weakWords say little by themselves: another header of the same role goes before.
var weakWords = setOf("in out from to с по start started begin began end ended finish finished n total value day " +
	"день date " +
	"дата interval period flow no left until till time время begin entrance number von bis beginn ende anfang datum " +
	"zeit uhrzeit tag gesamt summe vaqt vaqti sana sanasi вақт вақти санаси уақыт уақыты күні nummer")

// phrase is a phrase of a header with what it says.
type phrase struct {
	words []string
	role  role
}

// phrasesByLength are all phrases, those of most words first.
var phrasesByLength = func() []phrase {
	var all []phrase
	for r, texts := range phrases {
		for _, text := range texts {
			all = append(all, phrase{strings.Fields(text), r})
		}
	}
	slices.SortFunc(all, func(a, b phrase) int {
		if len(a.words) != len(b.words) {
			return len(b.words) - len(a.words)
		}
		if c := strings.Compare(strings.Join(a.words, " "), strings.Join(b.words, " ")); c != 0 {
			return c
		}
		return int(a.role) - int(b.role)
	})
	return all
}()

// meaning is what a header says.
type meaning struct {
	roles map[role]bool
	weak  bool // whether every word that says it is weak
	known bool
}

// meaningOf reads a header.
func meaningOf(header string) meaning {
	m := meaning{roles: map[role]bool{}, weak: true}
	words := wordsOf(header)
	if len(words) == 0 || len(words) > 12 {
		return m
	}
	taken := make([]bool, len(words))
	for _, p := range phrasesByLength {
		at := find(words, taken, p.words)
		if at < 0 {
			continue
		}
		for i := range p.words {
			taken[at+i] = true
		}
		m.roles[p.role], m.known = true, true
		m.weak = m.weak && len(p.words) == 1 && weakWords[p.words[0]]
	}
	if m.roles[ofIdentity] && (m.roles[ofPost] || m.roles[ofDuration] || m.roles[ofCount] && !m.strictlyIdentity(words)) {
		delete(m.roles, ofIdentity)
	}
	return m
}

// strictlyIdentity says whether a header that counts something is about people or plates all the same.
func (m *meaning) strictlyIdentity(words []string) bool {
	for _, word := range []string{"plate", "passport", "driver", "name", "паспорт", "паспорта", "фио", "госномер",
		"номер", "vin", "surname", "kennzeichen", "nummernschild", "nummer", "fahrer", "passnummer", "ausweis", "нөмірі",
		"raqami", "рақами"} {
		if slices.Contains(words, word) {
			return true
		}
	}
	return false
}

// find gives the place of a phrase among words that are not taken; -1 where it is not there.
func find(words []string, taken []bool, wanted []string) int {
	for at := 0; at+len(wanted) <= len(words); at++ {
		free := true
		for i, word := range wanted {
			free = free && !taken[at+i] && words[at+i] == word
		}
		if free {
			return at
		}
	}
	return -1
}

// wordsOf cuts a header into words in lower case, where letters end, digits begin, and small letters go over to
// capitals.
func wordsOf(header string) []string {
	var words []string
	var word strings.Builder
	last := ' '
	flush := func() {
		if word.Len() > 0 {
			words = append(words, word.String())
			word.Reset()
		}
	}
	for _, r := range header {
		letter, digit := unicode.IsLetter(r), unicode.IsDigit(r)
		if !letter && !digit || digit != unicode.IsDigit(last) || unicode.IsUpper(r) && unicode.IsLower(last) {
			flush()
		}
		if letter || digit {
			word.WriteRune(unicode.ToLower(r))
		}
		last = r
	}
	flush()
	return words
}

// totalWords begin rows of totals and of means.
var totalWords = setOf("total totals sum subtotal grand average mean avg итого всего сумма среднее жами jami " +
	"barchasi gesamt summe insgesamt mittelwert барлығы maximum " +
	"minimum max min median медиана")

// isTotal says whether a row is one of totals: one of its first cells begins with such a word.
func isTotal(l *line) bool {
	seen := 0
	for _, text := range l.texts {
		if text == "" {
			continue
		}
		if words := wordsOf(text); len(words) > 0 && len(words) <= 4 && totalWords[words[0]] {
			return true
		}
		if seen++; seen == 2 {
			return false
		}
	}
	return false
}
