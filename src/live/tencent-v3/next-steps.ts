import { code, text } from '../../core/text.ts';

/** Next steps that several errors share; each is one sentence to the person who asked. */
export const nextSteps = {
  tryLater: text`Try again in a minute; if it stays so, tell the operator.`,
  slowDown: text`Try again in a few seconds.`,
  checkStream: text`Check the stream's name, app and push domain, then try again.`,
  checkRequest: text`Check what you asked for; if it looks right, show this to the operator.`,
  checkState: text`Look at the stream's state before you try again: the change may have been made.`,
  checkTasks: text`Look at the list of recordings before you try again: the change may have been made.`,
  checkSnapshots: text`Look for new snapshots before you try again: the change may have been made.`,
  checkOutput: text`Look at the output stream of the mix before you try again: the change may have been made.`,
  checkKey: text`Ask the operator to check ${code('TENCENT_SECRET_ID')}, ${code('TENCENT_SECRET_KEY')} and ${code('TENCENT_SITE')}.`,
  checkRegion: text`Ask the operator to check ${code('TENCENT_REGION')} and ${code('TENCENT_SITE')}.`,
  activateVod: text`Ask the operator to activate VOD in the Tencent Cloud console.`,
  openConsole: text`Ask the operator to look at the account in the Tencent Cloud console.`,
  checkDomain: text`Ask the operator to check the domain in the Tencent Live console.`,
  checkMix: text`Correct the mix and start it again.`,
  freeTasks: text`Stop a task that is no longer needed, then try again.`,
  waitForLive: text`Try again when the stream is live.`,
} as const;
