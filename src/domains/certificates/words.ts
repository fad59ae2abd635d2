import type { Activation, FundingType } from './model/certificate.ts'

/** The words of S-175: what a family reads of its record, on pages and papers alike. */
export const activationWords = {
  'not-activated': 'не активирован',
  'in-process': 'в обработке',
  activated: 'активировано',
} as const satisfies Record<Activation, string>

export const fundingWords = {
  accounting: 'сертификат учёта',
  queued: 'сертификат учёта, в очереди на номинал',
  nominal: 'с номиналом',
} as const satisfies Record<FundingType, string>
