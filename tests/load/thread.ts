/* The channel's thread, bundled beside the rest. */
import '../../src/main/environment/channel/thread/index';
