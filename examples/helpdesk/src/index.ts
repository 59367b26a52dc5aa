export { helpdesk, helpdeskReference } from './helpdesk.ts';
