// A language that nobody speaks: English with two fifths more letters, as translations of it can have. Tests look by it
// for what does not fit, and for what says nothing of itself in messages. It is no choice of the page's.

const accents: Record<string, string> = {
  a: "á", e: "é", i: "í", o: "ó", u: "ú", y: "ý", A: "Á", E: "É", I: "Í", O: "Ó", U: "Ú", Y: "Ý",
};

// longer is how much longer a text becomes.
export const longer = 0.4;

// stretched writes a sentence with accents, and lengthens it by doubled vowels and, where those do not do, by words at
// its end. {names} stay.
export function stretched(text: string): string {
  const parts = text.split(/(\{\w+\})/);
  const letters = parts.filter((part) => !part.startsWith("{")).join("").length;
  let lacking = Math.ceil(letters * longer);
  const made = parts.map((part) => {
    if (part.startsWith("{")) return part;
    return part.replace(/[aeiouy]/gi, (vowel) => {
      const accent = accents[vowel] ?? vowel;
      if (lacking < 1) return accent;
      lacking--;
      return accent + accent.toLowerCase();
    });
  }).join("");
  return lacking > 0 ? made + "~".repeat(lacking) : made;
}
