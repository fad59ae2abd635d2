import { confirmationHours, familyPassword, recoveryMinutes } from '#access'
import { documentsTerm } from '#certificates'
import { answerTerm, offerTerm, seatOfferHours, silenceDays } from '#enrolment'
import { ageFrom, ageTo, selfFrom } from '#families'
import { type GrantMoment, grantMoment, type MeltPolicy, meltPolicy } from '#funding'
import { formatPhone } from '#kernel/contacts'
import { plural } from '#kernel/plural'
import type { Reader } from '#platform/db'
import { dayOf, listMunicipalities, operator, settingOf, support } from '#region'
import type { Condition, Contacts, Told } from './model.ts'

/** What the settings in force say, in the words of the texts (S-095 for the support). */
export async function toldOf(reader: Reader, now: Temporal.Instant): Promise<Told> {
  const day = await dayOf(reader, now)
  const [hours, minutes, password, from, to, self, papers, answer, offer, silence, seat, melt, credit, help] =
    await Promise.all([
      settingOf(reader, confirmationHours, day),
      settingOf(reader, recoveryMinutes, day),
      settingOf(reader, familyPassword, day),
      settingOf(reader, ageFrom, day),
      settingOf(reader, ageTo, day),
      settingOf(reader, selfFrom, day),
      settingOf(reader, documentsTerm, day),
      settingOf(reader, answerTerm, day),
      settingOf(reader, offerTerm, day),
      settingOf(reader, silenceDays, day),
      settingOf(reader, seatOfferHours, day),
      settingOf(reader, meltPolicy, day),
      settingOf(reader, grantMoment, day),
      settingOf(reader, support, day),
    ])
  return {
    words: {
      confirmationTerm: plural(hours, 'час', 'часа', 'часов'),
      recoveryTerm: plural(minutes, 'минуту', 'минуты', 'минут'),
      passwordLength: plural(password, 'знака', 'знаков', 'знаков'),
      ageFrom: yearsOf(from),
      ageOver: yearsOf(to + 1),
      selfAge: yearsOf(self),
      documentsTerm: workingDays(papers),
      answerTerm: workingDays(answer),
      offerTerm: workingDays(offer),
      silenceTerm: plural(silence, 'день', 'дня', 'дней'),
      seatOfferTerm: plural(seat, 'час', 'часа', 'часов'),
      supportEmail: help.email,
      supportPhone: formatPhone(help.phone),
      supportHours: help.hours,
    },
    holds: conditionsOf(melt, credit),
  }
}

export async function contactsOf(reader: Reader, now: Temporal.Instant): Promise<Contacts> {
  const day = await dayOf(reader, now)
  const [ofSupport, ofOperator, bodies] = await Promise.all([
    settingOf(reader, support, day),
    settingOf(reader, operator, day),
    listMunicipalities(reader),
  ])
  return { support: ofSupport, operator: ofOperator, bodies }
}

const steps: Record<MeltPolicy, readonly Condition[]> = {
  none: [],
  'linear-monthly': ['melts', 'melts-monthly'],
  'linear-daily': ['melts', 'melts-daily'],
}

export function conditionsOf(melt: MeltPolicy, credit: GrantMoment): Set<Condition> {
  const moments: Record<GrantMoment, Condition> = {
    issue: 'credited-on-issue',
    activation: 'credited-on-activation',
    contract: 'credited-on-enrolment',
    enrolment: 'credited-on-enrolment',
  }
  return new Set<Condition>([moments[credit], ...steps[melt]])
}

/** «с 5 лет», «с 1 года» */
function yearsOf(count: number): string {
  return plural(count, 'года', 'лет', 'лет')
}

/** «за 1 рабочий день», «срок — 7 рабочих дней» */
function workingDays(count: number): string {
  return plural(count, 'рабочий день', 'рабочих дня', 'рабочих дней')
}
