import * as z from 'zod';
import { defineCommand } from '../../src/core/command.ts';
import { ENDLESS } from '../../src/core/digest-order.ts';
import { wordField } from '../../src/core/field-types.ts';
import { text, time } from '../../src/core/text.ts';
import { digestHere } from '../../src/digest/digest-here.ts';
import { makeDigest } from '../../src/digest/make-digest.ts';

export default defineCommand({
  summary: 'See a digest of this channel as it would come now',
  input: z.object({ digest: wordField('Id of the digest, as digest list shows it', 'k3x9ab') }),
  needs: 'view',
  shows: 'to-me',
  async run({ digest: id }, context) {
    const { digest, order } = await digestHere(id, context);
    const note =
      digest.nextRun >= ENDLESS
        ? text`A preview that you alone see: the digest is paused.`
        : text`A preview that you alone see, as if it came now. It comes at ${time(digest.nextRun)}.`;
    const { reply } = await makeDigest(order, context.now(), context, [note]);
    return reply;
  },
});
