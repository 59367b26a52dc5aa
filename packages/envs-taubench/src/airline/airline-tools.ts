import { calculate } from '../tools/calculate.ts';
import type { TauTool } from '../tools/tau-tool.ts';
import { think } from '../tools/think.ts';
import { transferToHumanAgents } from '../tools/transfer-to-human-agents.ts';
import type { AirlineState } from './airline-state.ts';
import { bookReservation } from './tools/book-reservation.ts';
import { cancelReservation } from './tools/cancel-reservation.ts';
import { getReservationDetails } from './tools/get-reservation-details.ts';
import { getUserDetails } from './tools/get-user-details.ts';
import { listAllAirports } from './tools/list-all-airports.ts';
import { searchDirectFlight } from './tools/search-direct-flight.ts';
import { searchOnestopFlight } from './tools/search-onestop-flight.ts';
import { sendCertificate } from './tools/send-certificate.ts';
import { updateReservationBaggages } from './tools/update-reservation-baggages.ts';
import { updateReservationFlights } from './tools/update-reservation-flights.ts';
import { updateReservationPassengers } from './tools/update-reservation-passengers.ts';

/** The tools of the airline, in the original's order. */
export const AIRLINE_TOOLS: readonly TauTool<AirlineState>[] = [
  bookReservation,
  calculate,
  cancelReservation,
  getReservationDetails,
  getUserDetails,
  listAllAirports,
  searchDirectFlight,
  searchOnestopFlight,
  sendCertificate,
  think,
  transferToHumanAgents,
  updateReservationBaggages,
  updateReservationFlights,
  updateReservationPassengers,
];
