import { z } from 'zod'
import { defineSetting } from '#region'

/** Hours for which a freed seat is kept for the head of the waiting list (domain 5.7). */
export const seatOfferHours = defineSetting(
  'enrolment.seat-offer-hours',
  z.number().int().min(1).max(240),
  'Сколько часов предложенное место ждёт семью из очереди',
  { usual: 48 },
)

/** At night no term of an offered seat ends; it lasts until the morning. */
export const seatOfferNightFrom = defineSetting(
  'enrolment.seat-offer-night-from',
  z.number().int().min(0).max(23),
  'С какого часа вечера срок предложенного места не заканчивается',
  { usual: 22 },
)
export const seatOfferNightTo = defineSetting(
  'enrolment.seat-offer-night-to',
  z.number().int().min(0).max(12),
  'До какого часа утра срок предложенного места не заканчивается',
  { usual: 9 },
)
