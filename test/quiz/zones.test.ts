import { describe, expect, test } from 'vitest'
import { ZONE_NICKNAMES } from '../../src/quiz/zone-nicknames.ts'
import { findZone, isZone, searchZones } from '../../src/quiz/zones.ts'

describe('the zones on offer', () => {
  test('begin with those where most people live', () => {
    const first = searchZones('').slice(0, 25)
    expect(first[0]).toBe('UTC')
    for (const zone of ['America/New_York', 'Europe/London', 'Asia/Kolkata', 'Australia/Sydney'])
      expect(first).toContain(zone)
  })

  test('are all that Intl lists, and UTC, each once and usable', () => {
    const all = searchZones('')
    const listed = new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])
    expect(new Set(all).size).toBe(all.length)
    expect(all.length).toBe(listed.size)
    expect(all.filter(zone => !isZone(zone))).toEqual([])
  })

  test('go by their present names', () => {
    const all = searchZones('')
    for (const zone of ['Asia/Kolkata', 'Europe/Kyiv', 'America/Nuuk', 'Asia/Ho_Chi_Minh'])
      expect(all).toContain(zone)
    for (const zone of ['Asia/Calcutta', 'Europe/Kiev', 'America/Godthab', 'Asia/Saigon'])
      expect(all).not.toContain(zone)
  })
})

describe('a search for a zone', () => {
  test.each([
    ['paris', 'Europe/Paris'],
    ['NEW Y', 'America/New_York'],
    ['new_york', 'America/New_York'],
    ['são paulo', 'America/Sao_Paulo'],
    ['port au', 'America/Port-au-Prince'],
    ['europe/vi', 'Europe/Vienna'],
    ['calcutta', 'Asia/Kolkata'],
    ['kiev', 'Europe/Kyiv'],
    ['germany', 'Europe/Berlin'],
    ['uk', 'Europe/London'],
    ['USA', 'America/New_York'],
    ['EST', 'America/New_York'],
    ['eastern time', 'America/New_York'],
    ['pst', 'America/Los_Angeles'],
    ['CET', 'Europe/Berlin'],
    ['BST', 'Europe/London'],
    ['ist', 'Asia/Kolkata'],
    ['utc', 'UTC'],
    ['MSK', 'Europe/Moscow'],
    ['NYC', 'America/New_York'],
    ['mumb', 'Asia/Kolkata'],
    ['Seattle', 'America/Los_Angeles'],
    ['Beijing', 'Asia/Shanghai'],
    ['UTC+2', 'Africa/Cairo'],
    ['GMT-5', 'America/New_York'],
    ['utc +5:30', 'Asia/Kolkata'],
    ['GMT+0', 'UTC'],
  ])('for %j begins with %s', (typed, zone) => {
    expect(searchZones(typed)[0]).toBe(zone)
  })

  test('offers for an offset the zones whose clocks stand there in winter, then those in summer', () => {
    const found = searchZones('UTC+2')
    for (const zone of ['Europe/Kyiv', 'Africa/Johannesburg']) expect(found).toContain(zone)
    expect(found.indexOf('Europe/Athens')).toBeLessThan(found.indexOf('Europe/Berlin'))
    expect(found).not.toContain('Europe/London')
  })

  test('knows each nickname as one zone that there is', () => {
    for (const [zone, names] of Object.entries(ZONE_NICKNAMES))
      for (const name of names) expect([name, findZone(name)]).toEqual([name, zone])
  })

  test('puts cities that begin with it before others, as Liberia’s', () => {
    const [first, second, ...others] = searchZones('ber')
    expect([first, second]).toEqual(['Europe/Berlin', 'Atlantic/Bermuda'])
    expect(others).toContain('Africa/Monrovia')
  })

  test('lists a region, its best known cities first', () => {
    const found = searchZones('europe')
    expect(found.slice(0, 3)).toEqual(['Europe/London', 'Europe/Berlin', 'Europe/Paris'])
    expect(found).toContain('Europe/Vilnius')
  })

  test('finds nothing where nothing fits', () => {
    expect(searchZones('atlantis')).toEqual([])
    expect(searchZones('+02:00')).not.toContain('+02:00')
  })
})

describe('a zone that was typed and not chosen', () => {
  test.each([
    ['vienna', 'Europe/Vienna'],
    ['europe/vienna', 'Europe/Vienna'],
    ['New York', 'America/New_York'],
    ['EST', 'America/New_York'],
    ['US/Eastern', 'US/Eastern'],
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['gmt', 'UTC'],
    ['MSK', 'Europe/Moscow'],
    ['nyc', 'America/New_York'],
    ['Mumbai', 'Asia/Kolkata'],
    ['seattle', 'America/Los_Angeles'],
    ['Beijing', 'Asia/Shanghai'],
  ])('%s means %s', (typed, zone) => {
    expect(findZone(typed)).toBe(zone)
  })

  test.each(['', ' ', '+02:00', 'Europe/Atlantis', 'my time', 'UTC+2', 'GMT-5'])('%j means none', typed => {
    expect(findZone(typed)).toBeNull()
  })
})

describe('a zone', () => {
  test.each(['UTC', 'Europe/Vienna', 'Asia/Kolkata', 'Asia/Calcutta', 'US/Eastern'])('is %s', name => {
    expect(isZone(name)).toBe(true)
  })

  test.each(['', '+02:00', 'Europe/Atlantis', 'local time', 'Vienna'])('is not %j', name => {
    expect(isZone(name)).toBe(false)
  })
})
