import { z } from 'zod'
import { type PresenceMode, presenceModes } from '../model/presence.ts'

const modes = Object.keys(presenceModes) as [PresenceMode, ...PresenceMode[]]

/** S-026: obligatory and never chosen in advance. */
export const presenceForm = z.object({
  mode: z.enum(modes, 'Выберите, как подтверждать ваше присутствие'),
  phrase: z.string().max(200, 'Сократите фразу до 100 букв и цифр').default(''),
})
