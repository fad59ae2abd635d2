import { isDeepStrictEqual } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { answerTerm } from '#enrolment'
import { ageFrom, ageTo } from '#families'
import { sql } from '#platform/db'
import {
  chapterOf,
  installPreset,
  listMunicipalities,
  listPeriods,
  operator,
  presets,
  type Setting,
  settingOf,
  usualSettings,
} from '#region'
import { type FreshDatabase, freshDatabase, rolledBack } from '../../test/support/database.ts'
import { aSetting } from '../domains/region/testing.ts'
import { manifests } from './domains.ts'
import { REGIONS } from './settings.ts'
import { movedTo } from './town.ts'

let fresh: FreshDatabase
beforeAll(async () => {
  fresh = await freshDatabase()
})
afterAll(() => fresh.close())

const declared = manifests.flatMap(({ settings = [] }) => settings as readonly Setting<unknown>[])
const NOW = Temporal.Instant.from('2026-11-20T09:00:00Z')
const TODAY = Temporal.PlainDate.from('2026-11-20')

test('every name that REGION takes has its preset', () => {
  expect(Object.keys(presets)).toEqual([...REGIONS])
  for (const [name, preset] of Object.entries(presets)) expect(preset.name).toBe(name)
})

test('every policy has words for each of its values, for the list of rules', () => {
  for (const { name, schema, options = {} } of declared)
    if (schema instanceof z.ZodEnum) expect(Object.keys(options).sort(), name).toEqual([...schema.options].sort())
})

test('every setting stands in a named chapter of the list of rules', () => {
  expect(declared.filter((setting) => chapterOf(setting).key === 'others').map(({ name }) => name)).toEqual([])
})

describe.each(REGIONS)('the region %s', (region) => {
  const preset = presets[region]

  test('has a value of every setting that a domain declares, from an act, and no other', async () => {
    await rolledBack(fresh.db, async (tx) => {
      await installPreset(tx, preset, NOW)
      for (const setting of declared) await expect(settingOf(tx, setting, TODAY), setting.name).resolves.toBeDefined()
    })
    const known = new Set(declared.map(({ name }) => name))
    const given = preset.settings.flatMap(({ values }) => Object.keys(values))
    expect(given.filter((name) => !known.has(name))).toEqual([])
    for (const { act } of [...preset.settings, preset.usual, ...preset.periods])
      expect(preset.acts).toHaveProperty([act])
  })

  test('sets apart only what is not usual', () => {
    const usual = usualSettings()
    const own = preset.settings.flatMap(({ values }) => Object.entries(values))
    expect(own.filter(([name, value]) => isDeepStrictEqual(usual[name], value))).toEqual([])
  })

  test('has its municipalities with their bodies and regulations, and three calendar years', async () => {
    await rolledBack(fresh.db, async (tx) => {
      await installPreset(tx, preset, NOW)
      const all = await listMunicipalities(tx)
      expect(all.length).toBeGreaterThanOrEqual(region === 'demo' ? 3 : 5)
      for (const { nameIn, authorisedBody, regulation } of all) {
        expect(nameIn).toMatch(/^в /)
        expect(authorisedBody.length).toBeGreaterThan(20)
        expect(regulation.length).toBeGreaterThan(100)
      }
      expect((await listPeriods(tx)).map(({ name }) => name)).toEqual(['2025 год', '2026 год', '2027 год'])
    })
  })

  test('made before domains declared some of their settings has them after the next start, also for days before it', async () => {
    await rolledBack(fresh.db, async (tx) => {
      await installPreset(tx, preset, NOW)
      await sql`delete from region_setting where name ~ '^(support|events|reviews|news|exchange)[.]'`.execute(tx)
      await aSetting(tx, answerTerm, 9, { from: '2026-03-01' })
      await installPreset(tx, movedTo(preset, 2027), NOW.add({ hours: 24 * 366 }))
      for (const setting of declared) await expect(settingOf(tx, setting, TODAY), setting.name).resolves.toBeDefined()
      expect(await settingOf(tx, answerTerm, TODAY)).toBe(9)
    })
  })

  test('starts in another year with the periods of that year, and leaves real acts alone', () => {
    const moved = movedTo(preset, 2030)
    expect(moved.periods.map(({ name }) => name)).toEqual(['2029 год', '2030 год', '2031 год'])
    if (region !== 'demo') expect(moved.acts).toEqual(preset.acts)
  })
})

test('S-156 S-159: a city gives certificates to its children from five to eighteen, and its centre keeps the registry', async () => {
  await rolledBack(fresh.db, async (tx) => {
    await installPreset(tx, presets.vladimir, NOW)
    const [from, to, keeper] = await Promise.all([
      settingOf(tx, ageFrom, TODAY),
      settingOf(tx, ageTo, TODAY),
      settingOf(tx, operator, TODAY),
    ])
    expect([from, to]).toEqual([5, 17])
    expect(keeper.name).toContain('муниципальный опорный центр')
  })
})
