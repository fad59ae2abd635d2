import { exclusionGrounds, freezeGrounds, refusalGrounds as statementRefusals } from '#certificates'
import { refusalGrounds, terminationGrounds } from '#enrolment'
import { kindWords } from '#events'
import type { Reader } from '#platform/db'
import { fullDirectionWords } from '#programmes'
import { dayOf, settingOf } from '#region'
import type { Dictionary, DictionaryEntry } from './model.ts'
import { countUses, listActivities, listCategoriesOfAll } from './queries/dictionary.ts'

const MOST_ACTIVITIES = 200
const byAct = 'Меняет региональный оператор в правилах региона: новым значением с датой и актом.'
const withProgram = 'Список един для всех регионов и меняется с обновлением программы.'

/** Everything that people choose from a list: what it says, by which law, and how often it was chosen. */
export async function listDictionaries(reader: Reader, now: Temporal.Instant): Promise<Dictionary[]> {
  return [
    ...(await ofRegistry(reader, now)),
    ...(await ofContracts(reader)),
    ...(await ofCatalogue(reader)),
    ...(await ofCategories(reader)),
  ]
}

async function ofRegistry(reader: Reader, now: Temporal.Instant): Promise<Dictionary[]> {
  const day = await dayOf(reader, now)
  const [refusals, exclusions, freezes] = await Promise.all([
    settingOf(reader, statementRefusals, day),
    settingOf(reader, exclusionGrounds, day),
    settingOf(reader, freezeGrounds, day),
  ])
  return [
    {
      ...{ title: 'Основания отказа в сертификате', changed: byAct, rule: statementRefusals.name },
      entries: entriesOf(refusals, await countUses(reader, 'refusals')),
    },
    {
      ...{ title: 'Основания исключения из реестра', changed: byAct, rule: exclusionGrounds.name },
      entries: entriesOf(exclusions, await countUses(reader, 'exclusions')),
    },
    {
      ...{ title: 'Основания приостановления сертификата', changed: byAct, rule: freezeGrounds.name },
      entries: entriesOf(freezes, await countUses(reader, 'freezes')),
    },
  ]
}

async function ofContracts(reader: Reader): Promise<Dictionary[]> {
  return [
    {
      ...{ title: 'Причины отказа организации по заявке', changed: withProgram },
      entries: entriesOf(inWords(refusalGrounds), await countUses(reader, 'applications-refused')),
    },
    {
      ...{ title: 'Причины расторжения договора организацией', changed: withProgram },
      entries: entriesOf(inWords(terminationGrounds), await countUses(reader, 'terminations')),
    },
  ]
}

async function ofCatalogue(reader: Reader): Promise<Dictionary[]> {
  return [
    {
      ...{ title: 'Направленности программ', changed: withProgram },
      entries: entriesOf(inWords(fullDirectionWords), await countUses(reader, 'directions')),
    },
    {
      title: 'Виды деятельности',
      changed: 'Организация называет вид деятельности сама, когда заполняет программу; оператор видит его на проверке.',
      entries: await listActivities(reader, MOST_ACTIVITIES),
    },
    {
      ...{ title: 'Виды мероприятий', changed: withProgram },
      entries: entriesOf(inWords(kindWords), await countUses(reader, 'events')),
    },
  ]
}

async function ofCategories(reader: Reader): Promise<Dictionary[]> {
  const places = Map.groupBy(await listCategoriesOfAll(reader), ({ municipality }) => municipality)
  return [...places].map(([municipality, entries]) => ({
    title: `Категории детей: ${municipality}`,
    changed: 'Устанавливает муниципалитет своим актом.',
    entries,
  }))
}

type Ground = { words: string; law?: string }

function entriesOf(grounds: Partial<Record<string, Ground>>, uses: ReadonlyMap<string, number>): DictionaryEntry[] {
  return Object.entries(grounds).flatMap(([code, ground]) =>
    ground ? [{ code, words: ground.words, law: ground.law ?? null, used: uses.get(code) ?? 0 }] : [],
  )
}

function inWords(table: Readonly<Record<string, string>>): Record<string, Ground> {
  return Object.fromEntries(Object.entries(table).map(([code, words]) => [code, { words }]))
}
