/** Discord's limits that are met here (product B1): characters, unless the name counts something else. */
export const LIMITS = {
  embedTitle: 256,
  embedDescription: 4096,
  embedFields: 25,
  fieldName: 256,
  fieldValue: 1024,
  /** Over all embeds of one message. */
  embedTotal: 6000,
  /** One picture stands in one embed. */
  embeds: 10,
  altText: 1024,
  /** Pictures and files of one message. */
  attachments: 10,
  /** Bytes of one file in a guild without boosts. */
  fileBytes: 10 * 1024 * 1024,
  /** Bytes of all files of one request; its other parts need the rest of the 25 MiB. */
  requestBytes: 24 * 1024 * 1024,
  rowButtons: 5,
  buttons: 25,
  buttonLabel: 80,
  suggestions: 25,
  suggestion: 100,
  modalTitle: 45,
  modalFields: 5,
  fieldLabel: 45,
  fieldHint: 100,
  inputText: 4000,
  placeholder: 100,
  selectOptions: 25,
  optionText: 100,
  commandDescription: 100,
  nonce: 25,
  /** Milliseconds until a request must have its first answer. */
  firstAnswerMs: 3000,
  /** Seconds that an interaction's token can be answered with. */
  tokenS: 15 * 60,
} as const;
