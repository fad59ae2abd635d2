import type { Actor } from '#access'
import { type ChildId, listChildrenOf } from '#families'
import { approveChange, askForNominal, grantMoment, refuseChange } from '#funding'
import type { Instant } from '#kernel/dates'
import { settingOf } from '#region'
import { aChild, bringChild, certify } from '../acts.ts'
import { registerResident, type Stage } from '../stage.ts'

/**
 * The far district has one nominal for children with limited health: Darya Mironova has it, her twin is the second in the queue.
 * Nika Belkina comes after them; where a nominal is asked for, hers waits for the decision.
 */
export async function mironovs(stage: Stage): Promise<void> {
  const { moments, people } = stage
  const { daysAgo } = moments
  const olga = people('olga-mironova')
  const vera = await registerResident(
    stage,
    'belkina',
    { surname: 'Белкина', name: 'Вера', patronymic: 'Ильинична' },
    2,
  )
  const twins = { birthOn: moments.bornYearsAgo(8, 31), relation: 'mother', place: 2 } as const
  const waits = [
    { by: olga, name: 'Дарья', number: 41, ...twins, gender: 'female', surname: 'Миронова', patronymic: 'Антоновна' },
    { by: vera, name: 'Глеб', number: 42, ...twins, gender: 'male', surname: 'Белкин', patronymic: 'Егорович' },
    { by: olga, name: 'Дмитрий', number: 43, ...twins, gender: 'male', surname: 'Миронов', patronymic: 'Антонович' },
    { by: vera, name: 'Ника', number: 44, ...twins, gender: 'female', surname: 'Белкина', patronymic: 'Егоровна' },
  ] as const
  for (const [at, { by, number, surname, name, patronymic, ...told }] of waits.entries()) {
    const child = aChild(stage, number, { ...told, name: { surname, name, patronymic } })
    const childId = await bringChild(stage, by, child, daysAgo(9 - at, 9))
    await certify(stage, { by, worker: riverPoint(stage), childId, child, special: true }, daysAgo(9 - at, 10))
    await ask(stage, { by, childId }, { asked: daysAgo(9 - at, 11), decided: at < 3 ? daysAgo(6 - at, 15) : null })
  }
}

/** Where a nominal comes by a statement: the limit of the year is reached, so Sofya's is refused. */
export async function refusedAtLimit(stage: Stage): Promise<void> {
  const { tx, moments, people } = stage
  const oleg = people('oleg-zaytsev')
  const [sofya] = await listChildrenOf(tx, oleg.userId)
  if (!sofya || !(await isAsked(stage))) return
  const id = await askForNominal(tx, oleg, sofya.id, moments.daysAgo(2, 10))
  const text = 'Постановлением предел обеспечения сократили до уже принятых обязательств.'
  await refuseChange(tx, people('karimova'), { id, text }, moments.daysAgo(1, 16))
}

type Asking = { by: Actor; childId: ChildId }

async function ask(stage: Stage, { by, childId }: Asking, at: { asked: Instant; decided: Instant | null }) {
  if (!(await isAsked(stage))) return
  const id = await askForNominal(stage.tx, by, childId, at.asked)
  if (at.decided) await approveChange(stage.tx, stage.people('karimova'), id, at.decided)
}

/** Where a nominal comes with the issue of a certificate, its queue does as well, and nobody asks. */
async function isAsked({ tx, moments, town }: Stage): Promise<boolean> {
  return town.scene.funded && (await settingOf(tx, grantMoment, moments.today)) !== 'issue'
}

function riverPoint({ people, town }: Stage): Actor {
  return { ...people('gromova'), scopeId: town.points['river-point'] ?? null }
}
