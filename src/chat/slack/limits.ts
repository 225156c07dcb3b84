/**
 * Slack's numbers (product B1; docs.slack.dev, Block Kit reference and rate limits), and ours where Slack allows more than
 * reads well. Lengths in UTF-16 units, the stricter way to count.
 */
export const LIMITS = {
  /** Seconds that a `response_url` is taken (five times; only a test stream may use more, and what is refused then goes to the person directly). */
  wayBackS: 30 * 60,
  /** Blocks of a message; merged as they are, ours have nine at most, and a test counts. */
  messageBlocks: 50,
  headerText: 150,
  buttonText: 75,
  /** Buttons in one actions block; Slack allows 25, a row holds 5. */
  actionsRow: 5,
  /** Buttons of a message: the first of them are read, the rest is noise. */
  buttons: 25,
  /**
   * Characters of all text of a message. Slack publishes no number; refusals (`msg_blocks_too_long`) are known from about
   * 13,200, header and buttons counted.
   */
  messageText: 9000,
  /** Elements of a message's rich text; Slack publishes no number. */
  richElements: 900,
  /** Characters of one text element. */
  richText: 3000,
  link: 3000,
  tableRows: 100,
  tableColumns: 20,
  /** Characters in all cells of a message's one table, and ours for one cell. */
  tableText: 10_000,
  tableCell: 300,
  tablesPerMessage: 1,
  /** The top-level `text`: `chat.update` refuses more than 4000. */
  fallbackText: 3900,
  /** Pictures of a message, each an upload of its own; Slack has no number but that of the blocks. */
  pictures: 3,
  /** Alt text of an image block. */
  imageAlt: 2000,
  /** What stands above a file. */
  fileTitle: 200,
  /** `alt_txt_too_large` beyond. */
  fileAlt: 1000,
  formTitle: 24,
  formSubmit: 24,
  formLabel: 2000,
  formHint: 2000,
  formValue: 3000,
  optionText: 75,
  optionValue: 150,
  options: 100,
  /** Manifest: description of the app, of a slash command, and its hint. */
  appDescription: 140,
  commandDescription: 2000,
  commandHint: 1000,
} as const;
