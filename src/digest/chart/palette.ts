/**
 * Every colour of a chart, on white. Words have at least 4.5:1 to it, and lines 3:1 (WCAG 2.2, 1.4.3 and 1.4.11); what only
 * decorates is bound by neither, since nothing is told by it alone.
 */
export const PAPER = '#ffffff';

export const WORDS = {
  ink: '#1f2328',
  soft: '#59636e',
  viewers: '#0a57c2',
  onAir: '#9a3d00',
} as const;

/** Behind white words, too. */
export const CHIPS = { ban: '#b42318', cut: '#b42318', unban: '#1a6b34', record: '#6639ba' } as const;

export const LINES = {
  axis: '#59636e',
  before: '#8a939d',
  viewers: WORDS.viewers,
  onAir: WORDS.onAir,
  mark: '#848d97',
  banned: '#d1584a',
} as const;

export const DECORATION = {
  grid: '#e3e7eb',
  gap: '#e3e7eb',
  viewers: '#e7effa',
  onAir: '#f8ebe1',
} as const;
