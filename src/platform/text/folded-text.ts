/** As people compare what they have typed: no matter how wide, how large, or with which blanks around it. */
export const foldedText = (text: string): string => text.normalize('NFKC').toLowerCase().trim();
