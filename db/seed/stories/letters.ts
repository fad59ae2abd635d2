import { inviteColleague, type ProviderId } from '#providers'
import type { Stage } from '../stage.ts'

/** Two colleagues are invited at addresses that were written down wrong or are full: letters that do not arrive. */
export async function strayLetters({ tx, people, moments }: Stage): Promise<void> {
  const order = { number: '14-к', on: moments.today.subtract({ days: 5 }) }
  const strays = [
    ['sokolova', { surname: 'Белкина', name: 'Ольга', patronymic: 'Игоревна' }, 'belkina@ddt-ozerny.invalid'],
    ['lebedev', { surname: 'Носков', name: 'Артём', patronymic: 'Павлович' }, 'noskov@full.invalid'],
  ] as const
  for (const [host, person, email] of strays) {
    const by = people(host)
    const providerId = by.scopeId as ProviderId
    await inviteColleague(tx, by, { providerId, colleague: { person, email, order } }, moments.daysAgo(0, 8))
  }
}
