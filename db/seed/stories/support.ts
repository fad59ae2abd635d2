import { openTicket, type TicketId, takeTicket } from '#support'
import type { Stage } from '../stage.ts'

/** Two questions at the support: one is new, the other was taken up and waits for its answer since the day before. */
export async function support({ tx, moments, people }: Stage): Promise<void> {
  const darya = people('darya-smirnova')
  const belov = people('belov')
  const nobody = { name: 'Галина', email: 'galina@semya.example', municipalityId: null }
  const pathOf = (id: TicketId) => `/support/tickets/${id}`

  const lost = {
    topic: 'access' as const,
    text: 'Не приходит письмо для нового пароля. Почту вводила дважды, в «Спаме» его тоже нет.',
  }
  const { id } = await openTicket(tx, null, { ...nobody, ...lost }, { pathOf, now: moments.daysAgo(1, 10) })
  await takeTicket(tx, belov, id, moments.daysAgo(1, 11))

  const papers = {
    topic: 'certificate' as const,
    text: 'Свидетельство о рождении сейчас меняем. Можно ли прийти в пункт приёма со справкой?',
  }
  const contact = { name: 'Дарья Андреевна', email: 'darya-smirnova@semya.example', municipalityId: null }
  await openTicket(tx, darya, { ...contact, ...papers }, { pathOf, now: moments.daysAgo(0, 8) })
}
