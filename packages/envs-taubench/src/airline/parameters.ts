import { z } from 'zod';

/** Parameters that several tools share. */
export const reservationId = z.string().describe('The reservation, for example "AB12CD".');
export const userId = z.string().describe('The customer, for example "ann_lee_1234".');
export const airport = (role: string) => z.string().describe(`Airport of ${role}, as three letters.`);
export const date = z.string().describe('Day of departure, as YYYY-MM-DD.');
export const cabin = z
  .enum(['basic_economy', 'economy', 'business'])
  .describe('Cabin of the whole reservation.');
export const flights = z
  .array(
    z.object({
      flight_number: z.string().describe('Flight number.'),
      date: z.string().describe('Day of departure, as YYYY-MM-DD.'),
    }),
  )
  .describe('All flights of the reservation in the order they are flown.');
export const passengers = z
  .array(
    z.object({
      first_name: z.string().describe('First name.'),
      last_name: z.string().describe('Last name.'),
      dob: z.string().describe('Date of birth, as YYYY-MM-DD.'),
    }),
  )
  .describe('Everyone who travels.');
export const totalBaggages = z.int().describe('Checked bags in all.');
export const nonfreeBaggages = z.int().describe('Checked bags that have to be paid for.');
export const paymentId = z
  .string()
  .describe('A payment method of the customer that pays, or gets back, the difference.');
