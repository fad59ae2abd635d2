import { addChild } from '#families'
import { aChild } from '../acts.ts'
import { registerResident, type Stage } from '../stage.ts'

/**
 * Mother and father, who live apart, each added Matvey; his slipped by a digit in the birth date and had no SNILS at hand, so he
 * took the number of the younger brother. The program asked, he insisted: staff compare the pair.
 */
export async function krylovs(stage: Stage): Promise<void> {
  const { tx, moments, vault } = stage
  const svetlana = await registerResident(stage, 'krylova', {
    surname: 'Крылова',
    name: 'Светлана',
    patronymic: 'Игоревна',
  })
  const denis = await registerResident(stage, 'krylov', { surname: 'Крылов', name: 'Денис', patronymic: 'Юрьевич' })
  const told = {
    ...{ name: { surname: 'Крылов', name: 'Матвей', patronymic: 'Денисович' }, gender: 'male' as const },
    birthOn: moments.bornYearsAgo(9, 140),
  }
  const hers = aChild(stage, 31, { ...told, relation: 'mother' })
  await addChild(tx, svetlana, { child: hers, vault }, moments.enrolled)
  const slipped = told.birthOn.with({ day: told.birthOn.day > 9 ? told.birthOn.day - 10 : told.birthOn.day + 10 })
  const his = aChild(stage, 32, { ...told, birthOn: slipped, relation: 'father' })
  await addChild(tx, denis, { child: his, vault, anotherChild: true }, moments.daysAgo(2))
}
