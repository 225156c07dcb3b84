/** What the page is told: plain JSON, the same words for both platforms, so that one piece of the page draws both. */

/** A stretch of text in one style. */
export interface Span {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly strike?: boolean;
  readonly underline?: boolean;
  readonly code?: boolean;
  readonly spoiler?: boolean;
  /** Names somebody or something, and would notify them. */
  readonly mention?: boolean;
  /** Leads there. */
  readonly url?: string;
  /** A moment in UNIX seconds, to be said in the reader's zone; `text` is what is said without one. */
  readonly at?: number;
  readonly timeStyle?: TimeStyle;
}

export type TimeStyle = 'time' | 'date' | 'date-time' | 'relative';

export interface Button {
  readonly kind: 'button';
  /** What a press is told with. */
  readonly id: string;
  readonly label: string;
  readonly style: 'plain' | 'primary' | 'good' | 'danger';
  readonly disabled: boolean;
  /** Opens a page instead. */
  readonly url?: string;
}

export interface CardField {
  readonly name: readonly Span[];
  readonly value: readonly Part[];
  readonly inline: boolean;
}

export type Part =
  | { readonly kind: 'header'; readonly text: string }
  | { readonly kind: 'text' | 'small' | 'quote'; readonly spans: readonly Span[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Span[])[] }
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'table'; readonly rows: readonly (readonly (readonly Span[])[])[] }
  | { readonly kind: 'fields'; readonly fields: readonly CardField[] }
  | { readonly kind: 'image'; readonly alt: string; readonly src?: string }
  /** A file to keep: its whole content stands in `href`. */
  | { readonly kind: 'file'; readonly name: string; readonly alt: string; readonly href: string }
  | { readonly kind: 'divider' }
  | { readonly kind: 'buttons'; readonly buttons: readonly Button[] }
  /** Parts beside a coloured bar: a Discord embed, a Slack attachment. */
  | { readonly kind: 'card'; readonly colour?: string; readonly parts: readonly Part[] };

export interface MessageView {
  readonly id: string;
  readonly atMs: number;
  readonly author: { readonly name: string; readonly isApp: boolean };
  /** Who asked for it, e.g. `mia used /live status`; Discord shows it above the answer. */
  readonly asked?: string;
  readonly onlyYou: boolean;
  readonly edited: boolean;
  /** Deferred: there is no answer yet. */
  readonly thinking: boolean;
  readonly parts: readonly Part[];
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface InputView {
  readonly kind: 'input';
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly input: 'line' | 'lines' | 'menu';
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly placeholder: string;
  readonly required: boolean;
  readonly mostLetters?: number;
  readonly error?: string;
}

/** A form over the pane: a Slack view, a Discord modal. */
export interface FormView {
  readonly id: string;
  readonly title: string;
  readonly submit?: string;
  readonly close: string;
  readonly parts: readonly (Part | InputView)[];
}

export interface PersonView {
  readonly id: string;
  readonly name: string;
  /** What they may do here, in words. */
  readonly role: string;
}

export interface ChannelView {
  readonly id: string;
  readonly name: string;
  readonly kind: 'channel' | 'direct';
  readonly note: string;
}

/** One platform as one person sees one of its channels. */
export interface PaneScreen {
  readonly place: string;
  /** Is the bot connected? */
  readonly online: boolean;
  readonly people: readonly PersonView[];
  readonly channels: readonly ChannelView[];
  readonly person: string;
  readonly channel: string;
  readonly messages: readonly MessageView[];
  readonly form: FormView | null;
}

/** Who looks at a pane, and where; anything unknown falls back to the first there is. */
export interface Viewer {
  readonly person: string;
  readonly channel: string;
}

/** One line of help while a command is typed; choosing it makes `text` the whole line. */
export interface Completion {
  readonly label: string;
  readonly detail: string;
  readonly text: string;
}

export interface Completions {
  /** How the command goes on. */
  readonly hint: string;
  /** Where the help comes from, or what the box being filled is for. */
  readonly note: string;
  /** The line can be sent as it is; otherwise Enter takes the first item. */
  readonly ready: boolean;
  readonly items: readonly Completion[];
}

/** What came of an act: words of the platform itself, when it has any. */
export interface ActAnswer {
  readonly shown?: string;
}

/** A pane: what is seen, and what can be done. Acts throw an Error for what the platform's client would not allow. */
export interface Pane {
  screen(viewer: Viewer): PaneScreen;
  completes(viewer: Viewer, text: string): Promise<Completions>;
  types(viewer: Viewer, text: string): Promise<ActAnswer>;
  presses(viewer: Viewer, message: string, button: string): Promise<ActAnswer>;
  submits(viewer: Viewer, values: Readonly<Record<string, string>>): Promise<ActAnswer>;
  closes(viewer: Viewer): Promise<ActAnswer>;
  /** Tells of every change; the answer ends it. */
  onChange(listener: () => void): () => void;
}
