import type { Measured } from './answers.ts';
import type { UnixSeconds } from './names.ts';

/** What one stream had over one play domain by one protocol in one minute, summed over renditions. */
export interface PlayPart {
  readonly name: string;
  readonly domain: string;
  /** The cloud's own word, e.g. `Flv`, `Hls`, `Rtmp`, `Unknown`. */
  readonly protocol: string;
  readonly bandwidthMbps: number;
}

/** What plays are made of. Throws a BotError whose `did` is `nothing`. */
export interface PlayParts {
  /** Every play of the account in the minute of that moment: at least 5 minutes and at most 30 days ago. */
  at(moment: UnixSeconds): Promise<Measured<readonly PlayPart[]>>;
}
