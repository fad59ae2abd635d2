import { z } from 'zod'
import { defineSetting, nameChapter } from '#region'

nameChapter('help', 'Помощь', 145)

export const filmMegabytes = defineSetting(
  'help.film-megabytes',
  z.number().int().min(1).max(48),
  'Помощь: сколько мегабайт, самое большее, весит ролик',
  { usual: 32 },
)

export const settings = [filmMegabytes]
