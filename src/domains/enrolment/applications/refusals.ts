import type { Facts } from '#kernel/refusal'
import type { RefusalWords } from '#platform/manifest'
import type { ApplicationState, Reason } from '../model.ts'
import { reasonWords } from '../quote/words/reasons.ts'
import { familyStateWords } from './words/states.ts'

const cabinet = { href: '/my', label: 'В кабинет' }
const points = { href: '/points', label: 'Где показать документы' }

/** Words for every «no» to an application; pages of the way tell most of them in place. */
export const refusals: Record<string, RefusalWords> = {
  'enrolment.not-allowed': { status: 409, words: notAllowed },
  'enrolment.quote-changed': {
    status: 409,
    words: () => ({
      title: 'Расчёт изменился',
      text: 'Пока вы читали, цена или деньги на сертификате изменились. Заявка не отправлена: посмотрите новый расчёт и подайте её ещё раз.',
    }),
  },
  'enrolment.seat-gone': {
    status: 409,
    words: () => ({
      title: 'Последнее место только что заняли',
      text: 'Пока вы заполняли заявку, место досталось другому ребёнку. Посмотрите другие группы.',
      next: [{ href: '/programmes', label: 'Другие программы' }],
    }),
  },
  'enrolment.agreement-full': {
    status: 409,
    words: () => ({
      title: 'Сумма соглашения только что исчерпана',
      text: 'Пока вы заполняли заявку, последние деньги соглашения муниципалитета с организацией достались другому ребёнку. Место и ваши деньги не заняты.',
      next: [{ href: '/programmes', label: 'Другие программы' }],
    }),
  },
  'enrolment.already-decided': {
    status: 409,
    words: ({ state }) => ({
      title: 'По заявке уже есть решение',
      text: `${stateOf(state)} Откройте заявку ещё раз, чтобы увидеть, что с ней сейчас.`,
    }),
  },
  'enrolment.adult-only': {
    status: 403,
    words: () => ({
      title: 'Договор принимает законный представитель',
      text: 'Вы вошли по номеру сертификата. Принять договор может мама, папа или опекун из своего кабинета: письмо им уже пришло.',
      next: [cabinet],
    }),
  },
  'enrolment.not-activated': {
    status: 409,
    words: () => ({
      title: 'Сертификат не активирован',
      text: 'Зачислить ребёнка можно только с активированным сертификатом. Семье нужно показать документы в пункте приёма.',
      next: [points],
    }),
  },
  'enrolment.certificate-over': {
    status: 409,
    words: () => ({
      title: 'Сертификат не действует',
      text: 'Зачислить ребёнка по нему нельзя. Семья может узнать причину в уполномоченном органе своего муниципалитета.',
      next: [cabinet],
    }),
  },
}

/** Told where no page of the way tells it: to machines, and when something else went wrong. */
function notAllowed({ reasons }: Facts) {
  const blocking = (Array.isArray(reasons) ? (reasons as unknown as Reason[]) : []).filter(({ blocks }) => blocks)
  const told = blocking.map((reason) => reasonWords(reason, { childId: '', article: 0, groupId: '', zone: 'UTC' }))
  return {
    title: 'Подать заявку пока нельзя',
    text: told.map(({ title }) => `${title}.`).join(' ') || 'Есть препятствия, посмотрите их на странице программы.',
    next: [cabinet],
  }
}

function stateOf(state: Facts[string] | undefined): string {
  const words = familyStateWords[state as ApplicationState]
  return words ? `Сейчас: ${words.label.toLowerCase()}.` : ''
}
