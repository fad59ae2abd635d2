import type { MessageKind, TicketState } from './model.ts'

export const stateForPerson: Record<TicketState, string> = {
  waiting: 'ждёт ответа',
  answered: 'есть ответ',
  closed: 'закрыто',
}
export const stateForDesk: Record<TicketState, string> = {
  waiting: 'ждёт ответа',
  answered: 'ждёт человека',
  closed: 'закрыто',
}

/** Who says it, to the person and to the desk. */
export const kindForPerson: Record<MessageKind, string> = {
  asked: 'Ваш вопрос',
  added: 'Вы дополнили',
  answer: 'Ответ поддержки',
  question: 'Поддержка спрашивает',
  forward: 'Передано',
}
export const kindForDesk: Record<MessageKind, string> = {
  asked: 'Вопрос',
  added: 'Человек дополнил',
  answer: 'Ответ',
  question: 'Вопрос человеку',
  forward: 'Передано',
}
