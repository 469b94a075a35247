/**
 * The looks a site may choose. Only the accent changes: ink, lines and the red of seals and errors mean the same on every site. Each accent
 * has a contrast of at least 7:1 on white, and its wash at least 4.5:1 under it (tested).
 */
export const PALETTE_ACCENTS = {
  blue: { accent: '#1455a3', wash: '#eef4fb' },
  red: { accent: '#9b1c1c', wash: '#fdf2f1' },
  green: { accent: '#1d5c34', wash: '#eff7f1' },
  teal: { accent: '#0b5a63', wash: '#edf6f7' },
  indigo: { accent: '#3b3f9c', wash: '#f1f1fb' },
  slate: { accent: '#3a4654', wash: '#f2f4f6' },
} as const;

const rules = Object.entries(PALETTE_ACCENTS)
  .filter(([name]) => name !== 'blue')
  .map(
    ([name, { accent, wash }]) =>
      `html.palette-${name}:not(.contrast) { --accent: ${accent}; --accent-wash: ${wash}; }\n`,
  );

/** Who asks for more contrast, by the switch or in his system, gets the same colours on every site. */
export const palettes = `@media not (prefers-contrast: more) {\n${rules.join('')}}\n`;
