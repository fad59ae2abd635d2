import { z } from 'zod'
import { defineSetting, type Setting } from '#region'
import type { ProgrammeDirection, Register } from './model.ts'

/** What a programme passes before families see it (domain 4.6): an expert's certification, a look, or nothing. */
export const checkKinds = ['certification', 'moderation', 'none'] as const
type CheckPolicy = (typeof checkKinds)[number]

const policy = (register: Register, of: string): Setting<CheckPolicy> =>
  defineSetting(
    `programmes.check-${register}`,
    z.enum(checkKinds),
    `Проверка программ реестра «${of}» перед публикацией`,
    {
      certification: 'сертификация',
      moderation: 'модерация',
      none: 'без проверки',
    },
  )

export const checkPolicies: Record<Register, Setting<CheckPolicy>> = {
  certified: policy('certified', 'Сертифицированные'),
  preprofessional: policy('preprofessional', 'Предпрофессиональные'),
  significant: policy('significant', 'Значимые'),
  general: policy('general', 'Общеразвивающие'),
  paid: policy('paid', 'Платные'),
}

export const checkTerm = defineSetting(
  'programmes.check-term',
  z.int().min(1).max(90),
  'Срок проверки программы, рабочих дней',
)

/** Domain 4.4: up to this share of the normative cost a module may cost; above 100 % parents pay the rest. */
export const priceCeilingPercent = defineSetting(
  'programmes.price-ceiling',
  z.int().min(100).max(500),
  'Предельная цена модуля, процентов нормативной стоимости',
)

const personHour = (direction: ProgrammeDirection, of: string): Setting<number> =>
  defineSetting(
    `programmes.person-hour-${direction}`,
    z.int().min(100).max(10_000_000),
    `Стоимость человеко-часа, ${of} направленность, копеек`,
  )

/** Kopecks for an hour of one child (189-ФЗ); a municipality may have its own by its act. */
export const personHours: Record<ProgrammeDirection, Setting<number>> = {
  tech: personHour('tech', 'техническая'),
  art: personHour('art', 'художественная'),
  science: personHour('science', 'естественно-научная'),
  social: personHour('social', 'социально-гуманитарная'),
  tourism: personHour('tourism', 'туристско-краеведческая'),
  sport: personHour('sport', 'физкультурно-спортивная'),
}

export const settings = [...Object.values(checkPolicies), checkTerm, priceCeilingPercent, ...Object.values(personHours)]
