import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { createMetrics } from '../../src/ops/metrics/metrics.ts'

const ROOT = join(import.meta.dirname, '../..')

/** All samples, `name{labels}` to value. */
const samplesOf = async (metrics: ReturnType<typeof createMetrics>): Promise<Record<string, number>> =>
  Object.fromEntries(
    (await metrics.text())
      .split('\n')
      .filter(line => line !== '' && !line.startsWith('#'))
      .map(line => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]),
  )

describe('the metrics', () => {
  test('keep to what Prometheus asks of names and say what they mean', async () => {
    const all = await createMetrics().registry.getMetricsAsJSON()
    expect(all.length).toBeGreaterThan(15)
    for (const { name, help, type } of all) {
      expect(name).toMatch(/^proctor_[a-z_]+$/)
      expect(help).toMatch(/^[A-Z1].{20,}\.$/)
      expect([name, name.endsWith('_total')]).toEqual([name, String(type) === 'counter'])
      if (String(type) === 'histogram') expect(name).toMatch(/_seconds$/)
    }
  })

  test('of two bots in one process have nothing to do with each other', async () => {
    const [one, other] = [createMetrics(), createMetrics()]
    one.backgroundFailed()
    expect((await samplesOf(one)).proctor_background_failures_total).toBe(1)
    expect((await samplesOf(other)).proctor_background_failures_total).toBe(0)
  })

  test('count an interaction that was answered, and one that was not', async () => {
    const metrics = createMetrics()
    const press = { kind: 'button', name: 'answer', receivedMs: 40 } as const
    metrics.interactionBegan()
    metrics.interactionBegan()
    metrics.interactionBegan()
    metrics.interactionEnded({ ...press, outcome: 'already-answered', acknowledgedMs: 180 })
    metrics.interactionEnded({ ...press, outcome: 'failed', acknowledgedMs: null })
    const samples = await samplesOf(metrics)
    expect(samples).toMatchObject({
      proctor_interactions_running: 1,
      'proctor_interactions_total{kind="button",name="answer",outcome="failed"}': 1,
      'proctor_interactions_failed_total{kind="button"}': 1,
      'proctor_interactions_unacknowledged_total{kind="button"}': 1,
      'proctor_interaction_receipt_seconds_bucket{le="0.05",kind="button"}': 2,
      'proctor_interaction_acknowledgement_seconds_bucket{le="0.15",kind="button"}': 0,
      'proctor_interaction_acknowledgement_seconds_bucket{le="0.2",kind="button"}': 1,
      'proctor_interaction_acknowledgement_seconds_count{kind="button"}': 1,
      'proctor_duplicates_prevented_total{what="answer"}': 1,
    })
  })

  test('show the shards as they are at the time of asking', async () => {
    const metrics = createMetrics()
    let up = true
    metrics.watchShards(() => [{ id: 7, up, heartbeatMs: up ? null : 35 }])
    const before = await samplesOf(metrics)
    expect(before['proctor_gateway_shard_up{shard="7"}']).toBe(1)
    expect(before['proctor_gateway_connections_lost_total{shard="7"}']).toBe(0)
    expect(before).not.toHaveProperty(['proctor_gateway_heartbeat_seconds{shard="7"}'])
    up = false
    metrics.connectionLost(7)
    expect(await samplesOf(metrics)).toMatchObject({
      'proctor_gateway_shard_up{shard="7"}': 0,
      'proctor_gateway_heartbeat_seconds{shard="7"}': 0.035,
      'proctor_gateway_connections_lost_total{shard="7"}': 1,
    })
  })

  test('distinguish what Discord refused from what waited here', async () => {
    const metrics = createMetrics()
    metrics.responded('bot', 200, null)
    metrics.responded('bot', 429, 'shared')
    metrics.responded('interaction', 429, null)
    metrics.held('bot', 'global')
    expect(await samplesOf(metrics)).toMatchObject({
      'proctor_discord_responses_total{via="bot",status="200"}': 1,
      'proctor_discord_responses_total{via="bot",status="429"}': 1,
      'proctor_discord_rate_limited_total{via="bot",scope="shared"}': 1,
      'proctor_discord_rate_limited_total{via="interaction",scope="shared"}': 0,
      'proctor_discord_rate_limited_total{via="bot",scope="user"}': 0,
      'proctor_discord_rate_limited_total{via="interaction",scope="unknown"}': 1,
      'proctor_discord_requests_held_total{via="bot",reason="global"}': 1,
    })
  })

  test('know how late a daily was, but for one that someone posted before its hour', async () => {
    const metrics = createMetrics()
    metrics.dailyPosted(1_000_000, 1_001_500)
    metrics.dailyPosted(1_000_000, 900_000)
    metrics.dailySkipped('no-permission')
    expect(await samplesOf(metrics)).toMatchObject({
      proctor_daily_lateness_seconds_count: 1,
      proctor_daily_lateness_seconds_sum: 1.5,
      'proctor_dailies_left_out_total{reason="no-permission"}': 1,
    })
  })

  test('forget a bank that is gone', async () => {
    const metrics = createMetrics()
    const counts = { playable: 5, withWarnings: 2, quarantined: 1, drafts: 3 }
    metrics.banksLoaded(
      new Map([
        ['sky', counts],
        ['sea', counts],
      ]),
      1_700_000_000_000,
    )
    metrics.banksLoaded(new Map([['sky', { ...counts, playable: 4 }]]), 1_700_000_060_000)
    const samples = await samplesOf(metrics)
    expect(samples).toMatchObject({
      'proctor_bank_playable_questions{bank="sky"}': 4,
      'proctor_bank_warned_questions{bank="sky"}': 2,
      'proctor_bank_quarantined_files{bank="sky"}': 1,
      'proctor_bank_draft_questions{bank="sky"}': 3,
      proctor_bank_loaded_timestamp_seconds: 1_700_000_060,
    })
    expect(Object.keys(samples).filter(name => name.includes('sea'))).toEqual([])
  })

  test('show how long work has waited, and everything else if that is unknown', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    // The bot's clock, which is not the machine's in the playground.
    const now = 1_000_000
    const metrics = createMetrics(() => now)
    const queue = (name: string, oldest: () => Promise<number | null>) => ({ queue: name, oldest })
    metrics.watchQueues([queue('live', async () => null), queue('daily', async () => now - 90_000)])
    const samples = await samplesOf(metrics)
    expect(samples['proctor_work_overdue_seconds{queue="live"}']).toBe(0)
    expect(samples['proctor_work_overdue_seconds{queue="daily"}']).toBe(90)
    for (const oldest of [() => Promise.reject(new Error('away')), () => new Promise<never>(() => {})]) {
      metrics.watchQueues([queue('live', oldest)])
      const collecting = samplesOf(metrics)
      await vi.advanceTimersByTimeAsync(1000)
      const without = await collecting
      expect(without).toHaveProperty('proctor_background_failures_total')
      expect(Object.keys(without).filter(name => name.includes('overdue'))).toEqual([])
    }
  })
})

type Panel = {
  readonly id: number
  readonly type: string
  readonly title: string
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number }
  readonly targets?: readonly { readonly expr: string; readonly legendFormat: string }[]
}

const dashboard = JSON.parse(readFileSync(join(ROOT, 'docs/grafana.json'), 'utf8')) as {
  readonly panels: readonly Panel[]
  readonly templating: { readonly list: readonly { readonly name: string }[] }
}
const queries = dashboard.panels.flatMap(({ targets }) => targets ?? [])

/** A histogram's samples belong to the histogram. */
const metricsIn = (expr: string): string[] =>
  [...expr.matchAll(/\b(?:proctor|nodejs|process)_\w+/g)].map(([name]) =>
    name.replace(/_(bucket|count|sum)$/, ''),
  )

/** What every sample has, however it is named: Prometheus adds the first two. */
const COMMON = ['job', 'instance', 'le']

describe('the dashboard', () => {
  test('asks only for metrics that there are, and leaves none of ours out', async () => {
    const metrics = createMetrics()
    const ours = metrics.registry.getMetricsAsArray().map(({ name }) => name)
    metrics.watchProcess()
    const exported = metrics.registry.getMetricsAsArray().map(({ name }) => name)
    const asked = new Set(queries.flatMap(({ expr }) => metricsIn(expr)))
    expect([...asked].filter(name => !exported.includes(name))).toEqual([])
    expect(ours.filter(name => !asked.has(name))).toEqual([])
  })

  test('groups and names lines by labels that the metrics have', () => {
    const { registry } = createMetrics()
    const labelsOf = (name: string): readonly string[] =>
      (registry.getSingleMetric(name) as unknown as { labelNames?: string[] } | undefined)?.labelNames ?? []
    for (const { expr, legendFormat } of queries) {
      const there = [...COMMON, ...metricsIn(expr).flatMap(labelsOf)]
      const grouped = [...expr.matchAll(/by \(([^)]*)\)/g)].flatMap(([, list]) => list!.split(/,\s*/))
      const named = [...legendFormat.matchAll(/\{\{(\w+)\}\}/g)].map(([, label]) => label!)
      expect([expr, grouped.filter(label => !there.includes(label))]).toEqual([expr, []])
      expect([expr, named.filter(label => !grouped.includes(label))]).toEqual([expr, []])
    }
  })

  test('has panels that are told apart and do not lie upon each other', () => {
    const { panels } = dashboard
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length)
    expect(new Set(panels.map(({ title }) => title)).size).toBe(panels.length)
    const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, n) => `${x + (n % w)}:${y + Math.floor(n / w)}`),
    )
    expect(new Set(cells).size).toBe(cells.length)
    expect(dashboard.templating.list.map(({ name }) => name)).toEqual(['datasource', 'job'])
  })
})

test('the page about the metrics names only those that there are', () => {
  const metrics = createMetrics()
  metrics.watchProcess()
  const exported = metrics.registry.getMetricsAsArray().map(({ name }) => name)
  const named = metricsIn(readFileSync(join(ROOT, 'docs/metrics.md'), 'utf8'))
  expect(named.length).toBeGreaterThan(10)
  expect(named.filter(name => !exported.includes(name))).toEqual([])
})
