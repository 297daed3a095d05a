/**
 * Thermal design power by processor family, W, from the makers' product pages (AMD, Intel; Apple's
 * package figures are third-party measurements). Base power, not turbo: the estimate built on it is
 * labelled with its error. First match wins; what is not here is unknown rather than guessed.
 */
const families: readonly (readonly [RegExp, number])[] = [
  [/Ryzen 9 (9950X|9900X3D|9950X3D|7950X(?!3D)|7900X(?!3D))/, 170],
  [/Ryzen 9 (7950X3D|7900X3D|9900X)/, 120],
  [/Ryzen 9 (5950X|5900X|3950X|3900X)/, 105],
  [/Ryzen [79] (7900|7700)(?!X)/, 65],
  [/Ryzen 7 (7800X3D|9800X3D)/, 120],
  [/Ryzen [57] (7700X|7600X|5800X|5800X3D)/, 105],
  [/Ryzen [57] (9700X|9600X|7600|5700X|5600X|5600|3700X|3600)/, 65],
  [/Ryzen \d \w*(HX)/, 55],
  [/Ryzen \d \w*(HS|H)\b/, 45],
  [/Ryzen \w* ?\d \w*U\b/, 15],
  [/Core.* i9-1[34]900K/, 125],
  [/Core.* i[579]-1[2-4]\d00K/, 125],
  [/Core.* i[3579]-1[0-4]\d{3}F?\b/, 65],
  [/Core.* Ultra [579] 2\d5K/, 125],
  [/Core.* i[3579]-\d{4,5}HX?\b/, 45],
  [/Core.* i[3579]-\d{4,5}[UP]\b/, 15],
  [/Core.* i[57]-[4-9]\d{3}K?\b/, 91],
  [/Apple M[1-4] (Ultra)/, 110],
  [/Apple M[1-4] (Max)/, 60],
  [/Apple M[1-4] (Pro)/, 40],
  [/Apple M[1-4]\b/, 22],
];

/** W for a processor's brand string; null when it is not recognised. */
export function tdpOf(brand: string): number | null {
  for (const [pattern, watts] of families) if (pattern.test(brand)) return watts;
  return null;
}
