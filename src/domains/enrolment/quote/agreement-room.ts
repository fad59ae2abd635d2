import { defineAgreementRoom } from '#providers'
import { findAgreementRoom } from './queries/agreement.ts'

defineAgreementRoom(findAgreementRoom)
