import { z } from 'zod'
import { defineSetting, nameChapter } from '#region'

nameChapter('support', 'Поддержка', 150)

const count = (most: number) => z.int().min(1).max(most)

export const answerTerm = defineSetting(
  'support.answer-term',
  count(30),
  'За сколько рабочих дней поддержка отвечает на обращение',
  { usual: 3 },
)
export const ticketsWindow = defineSetting(
  'support.tickets-window-minutes',
  count(10_080),
  'За сколько минут считаются обращения и сообщения',
  { usual: 60 },
)
export const ticketsPerAddress = defineSetting(
  'support.tickets-per-address',
  count(1000),
  'Обращений и сообщений с одного адреса почты',
  { usual: 5 },
)
export const ticketsPerNetwork = defineSetting(
  'support.tickets-per-network',
  count(100_000),
  'Обращений и сообщений из одной сети',
  { usual: 60 },
)
/** A link in an old letter opens nothing for ever. */
export const linkDays = defineSetting(
  'support.link-days',
  count(3650),
  'Сколько дней после закрытия обращения действует ссылка на него',
  { usual: 90 },
)
