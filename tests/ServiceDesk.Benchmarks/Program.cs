Console.Error.WriteLine("Commands: pages");
