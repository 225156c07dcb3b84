import { expect, test } from 'vitest';
import { isDomainName } from '../../../src/live/port.ts';
import { botErrorOf } from '../../contracts/live.ts';
import { START_MS } from '../tencent/hurried-clock.ts';
import { answerOf, openScripted } from './open-scripted.ts';

const now = START_MS / 1000;
const figures = { Bandwidth: 2, Flux: 15, Online: 10, Request: 5 };
const playDomains = ['play.example.com', 'play2.example.com'].filter(isDomainName);

const totals = {
  Time: '2026-11-22 19:56:00',
  TotalBandwidth: 6,
  TotalFlux: 45,
  TotalRequest: 15,
  TotalOnline: 35,
  DomainInfoList: [
    {
      Domain: 'play.example.com',
      DetailInfoList: [
        { ...figures, MainlandOrOversea: 'Mainland' },
        { ...figures, MainlandOrOversea: 'Oversea', Online: 5 },
      ],
    },
    {
      Domain: 'play2.example.com',
      DetailInfoList: [{ ...figures, MainlandOrOversea: 'Mainland', Online: 20 }],
    },
  ],
};

test('mainland: one call, its minute read in Beijing, domains most first', async () => {
  const { live, params } = await openScripted(() => answerOf(totals), { playDomains });
  expect(await live.stats.totals()).toEqual({
    source: 'DescribeLiveDomainPlayInfoList',
    at: now - 240,
    stepS: 60,
    delayS: 240,
    value: {
      viewers: 35,
      bandwidthMbps: 6,
      requests: 15,
      domains: [
        { domain: 'play2.example.com', viewers: 20, bandwidthMbps: 2, requests: 5 },
        { domain: 'play.example.com', viewers: 15, bandwidthMbps: 4, requests: 10 },
      ],
    },
  });
  expect(params).toEqual([{ PlayDomains: playDomains }]);
});

test('international: the sum of every stream, by play domain', async () => {
  const row = { ...figures, Rate: 0, Protocol: 'Flv' };
  const DataInfoList = [
    { ...row, StreamName: 'a', PlayDomain: 'play.example.com' },
    { ...row, StreamName: 'b', PlayDomain: 'play.example.com', Online: 5 },
    { ...row, StreamName: 'a', PlayDomain: 'play2.example.com', Online: 20 },
  ];
  const QueryTime = '2026-11-22T11:55:00Z';
  const { live, actions } = await openScripted(() => answerOf({ QueryTime, DataInfoList }), { site: 'intl' });
  expect(await live.stats.totals()).toEqual({
    source: 'DescribeAllStreamPlayInfoList',
    at: now - 300,
    stepS: 60,
    delayS: 300,
    value: {
      viewers: 35,
      bandwidthMbps: 6,
      requests: 15,
      domains: [
        { domain: 'play2.example.com', viewers: 20, bandwidthMbps: 2, requests: 5 },
        { domain: 'play.example.com', viewers: 15, bandwidthMbps: 4, requests: 10 },
      ],
    },
  });
  expect(actions).toEqual(['DescribeAllStreamPlayInfoList']);
});

test('figures of an unknown minute are an error', async () => {
  const { live } = await openScripted(() => answerOf({ ...totals, Time: '' }));
  expect(await botErrorOf(live.stats.totals())).toMatchObject({ code: 'cloud-failed', did: 'nothing' });
});
