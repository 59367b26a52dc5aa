import type { PythonDict, PythonValue } from '../python/python-value.ts';

/** The airline's database. Names are the benchmark's. */
export interface AirlineState {
  readonly flights: Record<string, Flight>;
  readonly reservations: Record<string, Reservation>;
  readonly users: Record<string, AirlineUser>;
}

/** A flight that goes once a day. Times are `HH:MM:SS`; an arrival on the next day ends in `+1`. */
export interface Flight extends PythonDict {
  readonly flight_number: string;
  readonly origin: string;
  readonly destination: string;
  readonly scheduled_departure_time_est: string;
  readonly scheduled_arrival_time_est: string;
  /** Days by date, `YYYY-MM-DD`. */
  readonly dates: Record<string, FlightDay>;
}

/** One day of a flight. Only days with status `available` have seats and prices. */
export interface FlightDay extends PythonDict {
  readonly status: string;
}

/** Seats or prices by cabin: basic_economy, economy, business. */
export type ByCabin = Record<string, PythonValue>;

/** A booking. What the caller gives may be of any class in `upstream` mode. */
export interface Reservation extends PythonDict {
  readonly reservation_id: string;
  readonly user_id: string;
  readonly origin: PythonValue;
  readonly destination: PythonValue;
  cabin: PythonValue;
  flights: PythonValue;
  passengers: PythonValue;
  payment_history: PythonValue;
  total_baggages: PythonValue;
  nonfree_baggages: PythonValue;
}

export interface AirlineUser extends PythonDict {
  readonly payment_methods: Record<string, PaymentSource>;
  readonly reservations: string[];
}

/** A way to pay. Gift cards and certificates have an amount. */
export interface PaymentSource extends PythonDict {
  readonly source: string;
  readonly id: string;
}
