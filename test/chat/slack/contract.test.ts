import { chatContract } from '../../contracts/chat.ts';
import { openHttpStage } from './http-stage.ts';
import { openSlackStage } from './slack-stage.ts';

chatContract('slack', () => openSlackStage());
chatContract('slack over http', () => openHttpStage());
