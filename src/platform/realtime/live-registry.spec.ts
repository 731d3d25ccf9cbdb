import { SubscribeMessage } from '@nestjs/websockets';
import { IsString } from 'class-validator';
import { type LiveCall, LiveEvent, type LiveTerms } from './live-event.js';
import { liveCommandsOf } from './live-registry.js';

class PlantedDto {
  @IsString()
  ticket!: string;
}
const terms: LiveTerms<PlantedDto> = { dto: PlantedDto, rule: () => true, cost: 1 };

class Planted {
  @LiveEvent('typing', terms)
  typing(_: LiveCall<PlantedDto>): Promise<object> {
    return Promise.resolve({});
  }

  helper(): void {}
}

class Twin {
  @LiveEvent('typing', terms)
  alsoTyping(_: LiveCall<PlantedDto>): Promise<object> {
    return Promise.resolve({});
  }
}

describe('the commands that sockets may send', () => {
  it('are the marked methods, an object that is provided twice counted once', () => {
    const planted = new Planted();
    const commands = liveCommandsOf([planted, planted, null, 'no object']);

    expect([...commands].map(([name, { place }]) => [name, place])).toEqual([['typing', 'Planted.typing']]);
  });

  it('do not let the app boot where a method hears sockets without saying for whom', () => {
    class Forgotten {
      @SubscribeMessage('anything')
      heard(): void {}
    }

    expect(() => liveCommandsOf([new Forgotten()])).toThrow(/Forgotten\.heard .*@LiveEvent/);
  });

  it('do not let the app boot where two methods bear one name', () => {
    expect(() => liveCommandsOf([new Planted(), new Twin()])).toThrow(
      /typing is there twice: Planted\.typing and Twin\.alsoTyping/,
    );
  });

  it.each([
    ['without a rule', { ...terms, rule: undefined }],
    ['without a DTO', { ...terms, dto: undefined }],
    ['for nothing', { ...terms, cost: 0 }],
  ])('do not let the app boot %s', (_, incomplete) => {
    class Careless {
      @LiveEvent('typing', incomplete as unknown as LiveTerms<PlantedDto>)
      typing(_: LiveCall<PlantedDto>): Promise<object> {
        return Promise.resolve({});
      }
    }

    expect(() => liveCommandsOf([new Careless()])).toThrow(/Careless\.typing must name/);
  });
});
