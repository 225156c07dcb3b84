/** Who the installed app is. Fixed, so that logs of two runs can be compared. */
export const identity = {
  teamId: 'T0SIMTEAM1',
  teamDomain: 'sim-studio',
  appId: 'A0SIMAPP01',
  botId: 'B0SIMBOT01',
  botUserId: 'U0SIMBOT01',
  botName: 'tallylight',
  botToken: 'xoxb-stand-in-bot',
  appToken: 'xapp-stand-in-app',
  verificationToken: 'stand-in-verification',
} as const;

/** The scopes that the app was installed with, and no other. */
export const grantedScopes: readonly string[] = [
  'commands',
  'chat:write',
  'files:write',
  'users:read',
  'usergroups:read',
  'channels:read',
  'groups:read',
];
