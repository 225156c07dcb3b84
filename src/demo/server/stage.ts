import type { TencentSim, TencentSimAddress } from '../../sim/tencent/tencent-sim.ts';
import { cloudScreen, type CloudScreen } from '../cloud/cloud-screen.ts';
import type { Pane, PaneScreen, Viewer } from '../screen.ts';

/** Everything that the page shows and moves. */
export interface Stage {
  readonly slack: Pane;
  readonly discord: Pane;
  readonly cloud: TencentSim;
  readonly cloudAt: TencentSimAddress;
}

/** Who looks at which pane, as the page asks: `?slack=<person>,<channel>&discord=<person>,<channel>`. */
export interface Viewers {
  readonly slack: Viewer;
  readonly discord: Viewer;
}

export interface DemoState {
  readonly slack: PaneScreen;
  readonly discord: PaneScreen;
  readonly cloud: CloudScreen;
}

export function readViewers(url: string | undefined): Viewers {
  const query = new URL(url ?? '/', 'http://127.0.0.1').searchParams;
  const viewer = (name: string): Viewer => {
    const [person = '', channel = ''] = (query.get(name) ?? '').split(',');
    return { person, channel };
  };
  return { slack: viewer('slack'), discord: viewer('discord') };
}

export const stateOf = ({ slack, discord, cloud }: Stage, viewers: Viewers): DemoState => ({
  slack: slack.screen(viewers.slack),
  discord: discord.screen(viewers.discord),
  cloud: cloudScreen(cloud),
});
