import { newId } from '#kernel/ids'
import type { Tx } from '#platform/db'
import type { ProviderId } from '#providers'
import type { Group, GroupId, LessonTime, Module, ModuleId, NewProgramme, ProgrammeId } from './model.ts'
import { insertGroup, insertModule, insertProgramme } from './queries/own-writes.ts'

type Facts = { programme?: Partial<NewProgramme>; module?: Partial<Module>; group?: Partial<Group> }
export type Made = { programmeId: ProgrammeId; moduleId: ModuleId; groupId: GroupId; article: number }

/** A published certified programme with one module and one group that takes applications all through 2026. */
export async function aProgramme(
  tx: Tx,
  by: { providerId: ProviderId; municipalityId: string },
  { programme, module, group }: Facts = {},
): Promise<Made> {
  const published = Temporal.Instant.from('2026-08-01T09:00:00Z')
  const programmeId = programme?.id ?? newId<'programme'>()
  const moduleId = module?.id ?? newId<'module'>()
  const groupId = group?.id ?? newId<'group'>()
  const facts: NewProgramme = { ...usualProgramme(programmeId, by, published), ...programme }
  const article = await insertProgramme(tx, facts, published)
  await insertModule(tx, { ...usualModule(moduleId, programmeId), ...module })
  await insertGroup(tx, { ...usualGroup(groupId, moduleId), ...group })
  return { programmeId, moduleId, groupId, article }
}

function usualProgramme(
  id: ProgrammeId,
  by: { providerId: ProviderId; municipalityId: string },
  publishedAt: Temporal.Instant,
): NewProgramme {
  return {
    ...{ id, ...by, publishedAt, direction: 'tech', register: 'certified', level: 'starting', form: 'on-site' },
    name: 'Первые роботы',
    summary: 'За год ребёнок соберёт шесть роботов.',
    description: 'Учимся собирать и программировать роботов из конструктора.',
    activity: 'Робототехника',
    ...{ ageFrom: 7, ageTo: 10, adapted: false, state: 'published' },
  }
}

function usualModule(id: ModuleId, programmeId: ProgrammeId): Module {
  return {
    ...{ id, programmeId, ordinal: 1, name: '1-й год', months: 9, hours: 72 },
    ...{ normativeKopecks: 1_200_000n, priceKopecks: 1_200_000n, enrolmentOpen: true },
  }
}

function usualGroup(id: GroupId, moduleId: ModuleId): Group {
  return {
    ...{ id, moduleId, name: 'Р-1', teacher: 'Соколова Марина Юрьевна', address: 'ул. Ленина, 12' },
    ...{ latitude: 60.1, longitude: 33.4, capacity: 15, taken: 0, state: 'open' },
    startsOn: Temporal.PlainDate.from('2026-09-01'),
    endsOn: Temporal.PlainDate.from('2027-05-31'),
    applicationsFrom: Temporal.Instant.from('2026-01-01T00:00:00Z'),
    applicationsTo: Temporal.Instant.from('2026-12-31T20:59:59Z'),
    lessons: [onDay(2, '16:00', '17:30'), onDay(4, '16:00', '17:30')],
  }
}

export function onDay(weekday: number, startsAt = '16:00', endsAt = '17:30'): LessonTime {
  return { weekday, startsAt, endsAt, room: 'каб. 12' }
}
