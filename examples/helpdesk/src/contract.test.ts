import { testEnvironment } from '@sca/testing';
import { helpdesk } from './index.ts';

testEnvironment('helpdesk', () => helpdesk);
