import { z } from 'zod'
import { levels, programmeDirections, programmeForms, programmeStates, registers } from '../model.ts'
import type { Check, OwnGroup, OwnModule, OwnProgramme } from '../own.ts'

const kopecks = z.bigint()
const lesson = z.object({ weekday: z.int(), startsAt: z.string(), endsAt: z.string(), room: z.string() })
const groupOut = z.object({
  ...{ id: z.uuid(), moduleId: z.uuid(), name: z.string(), teacher: z.string(), address: z.string() },
  ...{ startsOn: z.iso.date(), endsOn: z.iso.date(), capacity: z.int(), taken: z.int(), waiting: z.int() },
  ...{ applicationsFrom: z.string(), applicationsTo: z.string(), state: z.enum(['open', 'closed', 'archive']) },
  nextApplicationsFrom: z.string().nullable().describe('Второй приём: для следующих учебных лет'),
  nextApplicationsTo: z.string().nullable(),
  lessons: z.array(lesson),
})
const moduleOut = z.object({
  ...{ id: z.uuid(), ordinal: z.int(), name: z.string(), months: z.int(), hours: z.int(), enrolmentOpen: z.boolean() },
  ...{ normativeKopecks: kopecks, priceKopecks: kopecks, parentsPay: z.boolean() },
})
export const checkOut = z.object({
  ...{ id: z.uuid(), programmeId: z.uuid(), kind: z.enum(['moderation', 'certification']), attempt: z.int() },
  state: z.enum(['waiting', 'approved', 'refused', 'withdrawn']),
  ...{ dueOn: z.iso.date(), reason: z.string().nullable() },
})
export const ownOut = z.object({
  ...{ id: z.uuid(), article: z.int(), name: z.string(), summary: z.string(), description: z.string() },
  ...{ direction: z.enum(programmeDirections), activity: z.string(), register: z.enum(registers) },
  ...{ level: z.enum(levels), form: z.enum(programmeForms), ageFrom: z.int(), ageTo: z.int(), adapted: z.boolean() },
  state: z.enum(programmeStates),
  check: checkOut.nullable(),
  modules: z.array(moduleOut),
  groups: z.array(groupOut),
})

export function ownAsJson({ programme, modules, groups, check }: OwnProgramme): z.output<typeof ownOut> {
  const { id, article, name, summary, description, direction, activity, register, level, form } = programme
  const { ageFrom, ageTo, adapted, state } = programme
  return {
    ...{ id, article, name, summary, description, direction, activity, register, level, form },
    ...{ ageFrom, ageTo, adapted, state, check: check && checkAsJson(check) },
    modules: modules.map(moduleAsJson),
    groups: groups.map(groupAsJson),
  }
}

export function checkAsJson({
  id,
  programmeId,
  kind,
  attempt,
  state,
  dueOn,
  reason,
}: Check): z.output<typeof checkOut> {
  return { id, programmeId, kind, attempt, state, reason, dueOn: dueOn.toString() }
}

function moduleAsJson(module: OwnModule): z.output<typeof moduleOut> {
  const { id, ordinal, name, months, hours, enrolmentOpen, normativeKopecks, priceKopecks, parentsPay } = module
  return { id, ordinal, name, months, hours, enrolmentOpen, normativeKopecks, priceKopecks, parentsPay }
}

function groupAsJson(group: OwnGroup): z.output<typeof groupOut> {
  const { id, moduleId, name, teacher, address, capacity, taken, waiting, state, lessons } = group
  return {
    ...{ id, moduleId, name, teacher, address, capacity, taken, waiting, state, lessons },
    ...{ startsOn: group.startsOn.toString(), endsOn: group.endsOn.toString() },
    ...{ applicationsFrom: group.applicationsFrom.toString(), applicationsTo: group.applicationsTo.toString() },
    nextApplicationsFrom: group.nextApplicationsFrom?.toString() ?? null,
    nextApplicationsTo: group.nextApplicationsTo?.toString() ?? null,
  }
}
