import { z } from 'zod'
import { defineSetting, nameChapter, type Setting } from '#region'
import type { ProgrammeDirection, Register } from './model.ts'

nameChapter('programmes', 'Программы и каталог', 80)

/** What a programme passes before families see it (domain 4.6): an expert's certification, a look, or nothing. */
export const checkKinds = ['certification', 'moderation', 'none'] as const
type CheckPolicy = (typeof checkKinds)[number]

const policy = (register: Register, of: string, usual: CheckPolicy): Setting<CheckPolicy> =>
  defineSetting(
    `programmes.check-${register}`,
    z.enum(checkKinds),
    `Проверка программ реестра «${of}» перед публикацией`,
    {
      options: {
        certification: 'сертификация',
        moderation: 'модерация',
        none: 'без проверки',
      },
      usual,
    },
  )

export const checkPolicies: Record<Register, Setting<CheckPolicy>> = {
  certified: policy('certified', 'Сертифицированные', 'certification'),
  preprofessional: policy('preprofessional', 'Предпрофессиональные', 'moderation'),
  significant: policy('significant', 'Значимые', 'moderation'),
  general: policy('general', 'Общеразвивающие', 'moderation'),
  paid: policy('paid', 'Платные', 'moderation'),
}

export const checkTerm = defineSetting(
  'programmes.check-term',
  z.int().min(1).max(90),
  'Срок проверки программы, рабочих дней',
  { usual: 10 },
)

/** Domain 4.4: up to this share of the normative cost a module may cost; above 100 % parents pay the rest. */
export const priceCeilingPercent = defineSetting(
  'programmes.price-ceiling',
  z.int().min(100).max(500),
  'Предельная цена модуля, процентов нормативной стоимости',
  { usual: 150 },
)

const personHour = (direction: ProgrammeDirection, of: string, usual: number): Setting<number> =>
  defineSetting(
    `programmes.person-hour-${direction}`,
    z.int().min(100).max(10_000_000),
    `Стоимость человеко-часа, ${of} направленность, копеек`,
    { usual },
  )

/** Kopecks for an hour of one child (189-ФЗ); a municipality may have its own by its act. */
export const personHours: Record<ProgrammeDirection, Setting<number>> = {
  tech: personHour('tech', 'техническая', 17_000),
  art: personHour('art', 'художественная', 15_000),
  science: personHour('science', 'естественно-научная', 15_000),
  social: personHour('social', 'социально-гуманитарная', 14_000),
  tourism: personHour('tourism', 'туристско-краеведческая', 14_000),
  sport: personHour('sport', 'физкультурно-спортивная', 13_000),
}

export const settings = [...Object.values(checkPolicies), checkTerm, priceCeilingPercent, ...Object.values(personHours)]
