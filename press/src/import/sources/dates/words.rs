//! Words in dates: zones and months.

/// Abbreviations of zones, with minutes east of Greenwich. RFC 2822 knows only those of North America, and reads others
/// as UTC, which is an hour wrong in most of Europe.
pub const ZONES: [(&str, i32); 42] = [
    ("z", 0),
    ("utc", 0),
    ("gmt", 0),
    ("ut", 0),
    ("wet", 0),
    ("cet", 60),
    ("met", 60),
    ("mez", 60),
    ("bst", 60),
    ("west", 60),
    ("wat", 60),
    ("cest", 120),
    ("mest", 120),
    ("mesz", 120),
    ("eet", 120),
    ("sast", 120),
    ("cat", 120),
    ("eest", 180),
    ("msk", 180),
    ("trt", 180),
    ("eat", 180),
    ("pkt", 300),
    ("ist", 330),
    ("wib", 420),
    ("hkt", 480),
    ("sgt", 480),
    ("awst", 480),
    ("jst", 540),
    ("kst", 540),
    ("aest", 600),
    ("aedt", 660),
    ("nzst", 720),
    ("nzdt", 780),
    ("est", -300),
    ("edt", -240),
    ("cst", -360),
    ("cdt", -300),
    ("mst", -420),
    ("mdt", -360),
    ("pst", -480),
    ("pdt", -420),
    ("hst", -600),
];

/// The month of a name or of its first three letters or more.
pub fn month(word: &str) -> Option<i8> {
    if word.chars().count() < 3 {
        return None;
    }
    let at = MONTHS.iter().position(|names| names.split(' ').any(|name| name.starts_with(word)))?;
    i8::try_from(at + 1).ok()
}

/// Names in English, French, German, Spanish, Italian, Portuguese, Dutch, Swedish, Danish, Norwegian and Polish.
const MONTHS: [&str; 12] = [
    "january janvier januar jänner enero gennaio janeiro januari styczeń stycznia",
    "february février fevrier februar febrero febbraio fevereiro februari luty lutego",
    "march mars märz maerz marzo março marco maart marts marzec marca mrz mrt",
    "april avril abril aprile kwiecień kwietnia avr",
    "may mai mayo maggio maio mei maj maja",
    "june juin juni junio giugno junho czerwiec czerwca",
    "july juillet juli julio luglio julho lipiec lipca",
    "august août aout agosto augustus augusti sierpień sierpnia",
    "september septembre septiembre settembre setembro wrzesień września setiembre",
    "october octobre oktober octubre ottobre outubro październik października",
    "november novembre noviembre novembro listopad listopada",
    "december décembre decembre dezember diciembre dicembre dezembro grudzień grudnia desember",
];
