import type { ApplicationState, ContractState, Source, Tab } from '../../model.ts'
import type { Consent } from '../../prolongation/model.ts'
import { isExpress } from '../../prolongation/words.ts'

type Tone = 'plain' | 'brand' | 'good' | 'warn' | 'bad'
type StateWords = { label: string; tone: Tone }

/** The state of an application as its family reads it. */
export const familyStateWords: Record<ApplicationState, StateWords> = {
  submitted: { label: 'Ждёт ответа организации', tone: 'brand' },
  confirmed: { label: 'Подтверждена, примите договор', tone: 'warn' },
  enrolled: { label: 'Договор заключён', tone: 'good' },
  refused: { label: 'Организация отказала', tone: 'bad' },
  cancelled: { label: 'Вы отозвали заявку', tone: 'plain' },
  expired: { label: 'Срок ответа прошёл', tone: 'plain' },
  ended: { label: 'Занятия закончились', tone: 'plain' },
}

/** What the program closed by itself nobody took back: such an application has a reason. */
const closed: StateWords = { label: 'Заявка закрыта', tone: 'plain' }
/** A prolongation whose old contract ends by a notice: neither silence nor a press concludes it. */
const goesNowhere: StateWords = { label: 'Продления не будет: прежний договор расторгается', tone: 'warn' }
const awaited: readonly ApplicationState[] = ['submitted', 'confirmed']

type Ended = {
  state: ApplicationState
  reason: string | null
  prolongsId?: string | null
  consent?: Consent | null
  contractState?: ContractState | null
  leaving?: boolean
}

export function familyWordsOf({ state, reason, prolongsId, contractState, consent, leaving }: Ended): StateWords {
  if (state === 'ended' || contractState === 'terminating') return endedWordsOf(contractState)
  if (leaving && awaited.includes(state)) return goesNowhere
  if (state === 'confirmed' && isExpress(consent)) return { label: 'Продлён, нужно ваше согласие', tone: 'warn' }
  const prolonged = prolongsId && !reason ? prolongedStateWords[state] : undefined
  if (prolonged) return prolonged
  return state === 'cancelled' && reason ? closed : familyStateWords[state]
}

/** It is an application until its contract is concluded; a prolongation is a contract from the first day. */
export function paperOf({ prolongsId, contractState }: Pick<Ended, 'prolongsId' | 'contractState'>): string {
  const concluded = contractState && contractState !== 'offered' && contractState !== 'declined'
  return prolongsId || concluded ? 'Договор' : 'Заявка'
}

export function providerWordsOf({ state, reason, prolongsId, contractState, consent, leaving }: Ended): StateWords {
  if (state === 'ended' || contractState === 'terminating') return endedWordsOf(contractState)
  if (leaving && awaited.includes(state)) return goesNowhere
  if (state === 'confirmed' && isExpress(consent)) return { label: 'Продлён, ждём согласия семьи', tone: 'brand' }
  const prolonged = prolongsId && !reason ? prolongedForProvider[state] : undefined
  if (prolonged) return prolonged
  return state === 'cancelled' && reason ? closed : providerStateWords[state]
}

/** How a contract ended, or that it is ending: the same for both sides. */
function endedWordsOf(contractState: ContractState | null | undefined): StateWords {
  if (contractState === 'terminating') return { label: 'Договор расторгается', tone: 'warn' }
  if (contractState === 'completed') return { label: 'Обучение закончено', tone: 'good' }
  return { label: 'Договор расторгнут', tone: 'plain' }
}

const prolongedStateWords: Partial<Record<ApplicationState, StateWords>> = {
  submitted: { label: 'Продлён, ждёт соглашения', tone: 'brand' },
  confirmed: { label: 'Продлён, можно отказаться', tone: 'brand' },
  cancelled: { label: 'Вы отказались от продления', tone: 'plain' },
}

const prolongedForProvider: Partial<Record<ApplicationState, StateWords>> = {
  submitted: { label: 'Продлён, ждёт соглашения', tone: 'brand' },
  confirmed: { label: 'Продлён, семья может отказаться', tone: 'brand' },
  cancelled: { label: 'Семья отказалась от продления', tone: 'plain' },
}

/** The same as the provider reads it. */
export const providerStateWords: Record<ApplicationState, StateWords> = {
  submitted: { label: 'Ждёт вашего ответа', tone: 'warn' },
  confirmed: { label: 'Семья ещё не приняла договор', tone: 'brand' },
  enrolled: { label: 'Договор заключён', tone: 'good' },
  refused: { label: 'Вы отказали', tone: 'plain' },
  cancelled: { label: 'Семья отозвала заявку', tone: 'plain' },
  expired: { label: 'Срок ответа прошёл', tone: 'plain' },
  ended: { label: 'Занятия закончились', tone: 'plain' },
}

export const contractStateWords: Record<ContractState, string> = {
  offered: 'предложен, ждёт согласия семьи',
  'pending-start': 'заключён, занятия ещё не начались',
  active: 'действует',
  terminating: 'расторгается, действует до конца месяца',
  terminated: 'расторгнут',
  completed: 'выполнен',
  declined: 'не заключён',
}

export const sourceWords: Record<Source, string> = {
  certificate: 'сертификат',
  budget: 'бюджет, для семьи бесплатно',
  paid: 'семья',
}

/** The family's tabs in the order of their cabinet (S-042, S-043). */
export const tabs: readonly Tab[] = ['waiting', 'confirmed', 'living', 'refused', 'archive']

export const tabWords: Record<Tab, { label: string; empty: string }> = {
  waiting: { label: 'Ожидающие подтверждения', empty: 'Нет заявок, которые ждут ответа' },
  confirmed: { label: 'Подтверждённые заявки', empty: 'Нет договоров, которые нужно принять' },
  living: { label: 'Действующие', empty: 'Действующих договоров пока нет' },
  refused: { label: 'Отказы', empty: 'Отказов не было' },
  archive: { label: 'Архив', empty: 'В архиве пока пусто' },
}

const tabStates: Record<Tab, readonly ApplicationState[]> = {
  waiting: ['submitted'],
  confirmed: ['confirmed'],
  living: ['enrolled'],
  refused: ['refused'],
  archive: ['cancelled', 'expired', 'ended'],
}

/** Which states a tab shows: the tabs are views, nothing is moved between them. */
export function statesOf(tab: Tab): readonly ApplicationState[] {
  return tabStates[tab]
}

/** Reads the tab of an address; the first one for anything else. */
export function parseTab(text: unknown): Tab | null {
  return tabs.find((tab) => tab === text) ?? null
}
