await import('@slack/bolt');
const { closeRest, createRest } = await import('../../../../src/chat/discord/rest.ts');

/** Sends one file to the address of its argument after Slack's SDK has set its own HTTP client for the whole process. */
const rest = createRest({ token: 'a-token', apiUrl: process.argv[2] });
await rest.post('/channels/1/messages', { body: {}, files: [{ name: 'a.csv', data: Buffer.from('a,b') }] });
closeRest(rest);
