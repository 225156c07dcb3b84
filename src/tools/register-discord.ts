import { registerCommands } from '../chat/discord/register.ts';
import { readConfig } from '../config/config.ts';
import { EX_CONFIG, faultLines, type Fault } from '../config/faults.ts';
import { loadCommands } from '../load-commands.ts';
import { loadEnvFile, readFile } from '../machine.ts';

/** `npm run register`: tells Discord the slash commands of each home server; sends nothing when nothing changed. */
const NO_DISCORD: Fault = {
  setting: 'DISCORD_TOKEN',
  problem: 'is missing',
  next: 'Copy it from the Discord developer portal, Bot: README, Discord',
};

loadEnvFile();
const { config, faults } = readConfig(process.env, readFile);
if (config?.discord === undefined) {
  process.stderr.write(faultLines(faults ?? [NO_DISCORD]));
  process.exitCode = EX_CONFIG;
} else {
  const { token, apiUrl, home } = config.discord;
  const commands = await loadCommands();
  const done = await registerCommands({
    token: token.reveal(),
    apiUrl,
    home,
    root: config.settings.command,
    commands,
  });
  for (const { guild, outcome } of done) process.stdout.write(`server ${guild}: ${outcome}\n`);
}
