import type { UnixSeconds } from '../live/port.ts';
import type { RawInput } from './call.ts';
import { text, type Text } from './text.ts';

export type Tone = 'good' | 'info' | 'warning' | 'bad';

export interface Fact {
  readonly label: Text;
  readonly value: Text;
}

export interface Table {
  readonly columns: readonly Text[];
  readonly rows: readonly (readonly Text[])[];
}

export type Block =
  | { readonly kind: 'text'; readonly text: Text }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | ({ readonly kind: 'table' } & Table)
  /** Text to copy as it stands. */
  | { readonly kind: 'code'; readonly code: string }
  | ImageBlock
  | FileBlock;

/** A picture with its alt text and the table that it was drawn from; without rows, no table is shown. */
export interface ImageBlock {
  readonly kind: 'image';
  readonly png: Uint8Array;
  readonly alt: Text;
  readonly table: Table;
}

/** A text file to take away, e.g. figures as CSV; the alt text says in a line what is in it. */
export interface FileBlock {
  readonly kind: 'file';
  /** With its ending; ASCII letters, digits, `-`, `_` and `.` only, so that no platform changes it. */
  readonly name: string;
  readonly content: string;
  readonly alt: Text;
}

export type ButtonStyle = 'plain' | 'primary' | 'danger';

/** A command to run when pressed; where a required field is missing, the press opens the form. */
export interface Button {
  readonly label: Text;
  readonly style: ButtonStyle;
  readonly command: string;
  readonly input: RawInput;
}

/** "Look again" at `at`, at the latest at `until`; `memory` is what the command's look reads then (JSON). */
export interface LookLater {
  readonly memory: unknown;
  readonly at: UnixSeconds;
  readonly until: UnixSeconds;
}

/** For the audit row of an audited command: what came to be known beyond its input, and whether the asker was given it. */
export interface AuditNote {
  readonly input: RawInput;
  readonly outcome: 'done' | 'refused';
}

/** The answer, as data: title and tone first, then blocks; each platform renders it within its limits. */
export interface Reply {
  readonly tone: Tone;
  readonly title: Text;
  readonly blocks: readonly Block[];
  readonly buttons?: readonly Button[];
  readonly later?: LookLater;
  readonly audit?: AuditNote;
}

/** A button whose call was stored: all that a platform carries is the id. */
export interface SentButton {
  readonly label: Text;
  readonly style: ButtonStyle;
  /** `f…` opens a form, `r…` runs. */
  readonly id: string;
}

/** A reply that may be shown: its buttons were stored. Renderers accept nothing else. */
export interface SealedReply {
  readonly tone: Tone;
  readonly title: Text;
  readonly blocks: readonly Block[];
  readonly buttons: readonly SentButton[];
}

export const paragraph = (text: Text): Block => ({ kind: 'text', text });
export const fact = (label: Text, value: Text): Fact => ({ label, value });
export const facts = (...list: readonly Fact[]): Block => ({ kind: 'facts', facts: list });
/** Text to copy, under what it is. */
export const labelled = (label: Text, value: string): Block[] => [
  paragraph(label),
  { kind: 'code', code: value },
];

/** What stays of a private question whose answer is told elsewhere: the title, where to look, and nothing to press. */
export const shortReply = ({ tone, title }: SealedReply): SealedReply => ({
  tone,
  title,
  blocks: [paragraph(text`The answer stands in a message of its own.`)],
  buttons: [],
});
