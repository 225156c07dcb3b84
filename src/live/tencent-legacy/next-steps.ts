import { code, text } from '../../core/text.ts';

/** Next steps that several errors share; each is one sentence to the person who asked. */
export const nextSteps = {
  useV3: text`Ask the operator to set ${code('TENCENT_API=v3')}: Tencent announced the end of its 2.0 API for 2023.`,
  laterOrV3: text`Try again in a minute; if it stays so, ask the operator to set ${code('TENCENT_API=v3')}.`,
  picturesLost: text`Ask again; up to 100 pictures that were in the lost answer are gone from the queue.`,
  slowDown: text`Try again in a few seconds.`,
  checkRequest: text`Check what you asked for; if it looks right, show this to the operator.`,
  checkKeyAndClock: text`Ask the operator to check ${code('TENCENT_APP_ID')}, ${code('TENCENT_API_KEY')} and the clock of the bot's machine.`,
  checkState: text`Look at the stream's state before you try again: the change may have been made.`,
  checkFiles: text`Look at the recorded files before you try again: the change may have been made.`,
  checkMix: text`Look at the mixed stream before you try again: the change may have been made.`,
  checkStream: text`Check the stream's name, then try again.`,
  correctMix: text`Correct the mix and start it again.`,
  waitForInputs: text`Wait until all inputs have been live for 5 seconds, then start the mix again.`,
  stopMix: text`Stop the mix of that session first, or use another session.`,
} as const;
